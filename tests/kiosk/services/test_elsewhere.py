from kiosk.services.elsewhere import find_working
from shared.wire.kiosk import Kiosks, KioskState, PrinterCondition


def kiosk(code: str, printer: PrinterCondition, *, online: bool = True) -> KioskState:
    return KioskState(code, f"Mesin {code}", online, printer, None, 0, 0)


def test_visitor_is_sent_only_to_a_kiosk_that_is_there_and_certain_to_print() -> None:
    kiosks = Kiosks((
        kiosk("5", "near_end"),
        kiosk("1", "ready"),
        kiosk("2", "out_of_paper"),
        kiosk("3", "unknown"),
        kiosk("4", "ready", online=False),
        kiosk("6", "ready"),
    ))  # fmt: skip
    assert find_working(kiosks, "1") == ("Mesin 5", "Mesin 6")
    assert find_working(Kiosks(()), "1") == ()
