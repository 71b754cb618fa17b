"""Nothing is cut off, nothing lies under something else, and everything is reached without a mouse."""

import dataclasses
from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from officer_console.actions import KEYS, Action
from officer_console.viewmodels.desk_state import VisitorProps
from officer_console.viewmodels.notices import NoticeProps, Offer
from officer_console.viewmodels.refusals import KINDS, SENTENCES, sentence
from officer_console.viewmodels.session import Page
from officer_console.viewmodels.wording import Naming
from officer_console.views.action_button import ActionButton
from officer_console.views.elided_label import ElidedLabel
from officer_console.views.window import SMALLEST
from shared.wire import methods as do
from shared.wire.errors import error
from shared.wire.site import Text
from tests.officer_console.conftest import SwitchOn
from tests.officer_console.hall import Hall
from tests.officer_console.pc import WiredPc

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

KTP = "dukcapil-cetak-ktp-baru"
LONGEST_SERVICE = "Rekomendasi izin penyelenggaraan lembaga pendidikan anak usia dini"
LONGEST_AGENCY = "Dinas Pemberdayaan Perempuan, Perlindungan Anak dan Pengendalian Penduduk"


def find_visible(root: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    return (widget for widget in root.findChildren(kind) if widget.isVisible())


def find_cut_off(root: QWidget) -> list[str]:
    """What is wider or higher than the room it has, or sticks out of its window."""
    found = []
    for widget in find_visible(root, QWidget):
        text = widget.text() if isinstance(widget, QLabel | QPushButton | QLineEdit) else ""
        name = f"{type(widget).__name__} {text!r}"
        inside = QRect(widget.mapTo(root, QPoint(0, 0)), widget.size())
        scrolled = any(isinstance(parent, QAbstractItemView) for parent in parents(widget))
        if not scrolled and not root.rect().contains(inside):
            found.append(f"{name} sticks out: {inside}")
        if isinstance(widget, QPushButton | QLineEdit) or (
            isinstance(widget, QLabel) and not isinstance(widget, ElidedLabel)
        ):
            needed = widget.minimumSizeHint()
            if isinstance(widget, QLabel) and widget.wordWrap():
                needed.setHeight(widget.heightForWidth(widget.width()))
                needed.setWidth(0)
            if widget.width() < needed.width() or widget.height() < needed.height():
                found.append(f"{name} has {widget.size()}, needs {needed}")
    return found


def parents(widget: QWidget) -> Iterator[QWidget]:
    while (parent := widget.parentWidget()) is not None:
        yield parent
        widget = parent


def settle(pc: WiredPc) -> None:
    pc.wait_until_idle()
    QApplication.processEvents()


@pytest.fixture(params=["id", "en"])
def small(request: pytest.FixtureRequest, switch_on: SwitchOn) -> WiredPc:
    """A window as small as it gets, in each language."""
    pc = switch_on(language=request.param)
    pc.window.resize(*SMALLEST)
    assert (pc.window.width(), pc.window.height()) == SMALLEST
    return pc


def test_the_smallest_window_fits_a_small_screen_with_its_bars() -> None:
    assert SMALLEST[0] <= 1366
    assert SMALLEST[1] <= 768 - 40 - 32, "less a task bar and a title bar"
    assert SMALLEST[0] <= 1920 / 1.5
    assert SMALLEST[1] <= 1080 / 1.5 - 48 - 32, "Full HD at 150 %"


def test_nothing_is_cut_off_on_the_way_to_the_desk(small: WiredPc, qtbot: QtBot) -> None:
    small.log_in(password="salah")
    qtbot.waitUntil(lambda: small.window.login_page.message.text() != "")
    settle(small)
    assert find_cut_off(small.window) == []
    small.window.login_page.password.clear()
    small.log_in()
    small.wait_for_page(Page.COUNTERS)
    settle(small)
    assert find_cut_off(small.window) == []


@pytest.mark.parametrize("stage", ["idle", "called", "serving", "aside", "paused", "refused", "offline"])
def test_nothing_is_cut_off_at_the_desk(hall: Hall, small: WiredPc, stage: str) -> None:
    small.sit_down()
    if stage in ("called", "serving", "aside"):
        hall.issue(KTP, priority=True)
        small.key(Action.NEXT)
        settle(small)
    match stage:
        case "serving":
            small.key(Action.START)
        case "aside":
            small.key(Action.NO_SHOW)
        case "paused":
            small.console.desk.pause("Konsultasi dengan rekan")
        case "refused":
            small.key(Action.FINISH)
        case "offline":
            small.wire.cut()
            QApplication.processEvents()
            small.key(Action.NEXT)
            QApplication.processEvents()
            assert find_cut_off(small.window) == []
            small.escape()
        case _:
            pass
    settle(small)
    assert find_cut_off(small.window) == []


DIALOGS = (Action.TRANSFER, Action.PAUSE, Action.CALL_CHOSEN, Action.NOTE, Action.PLAN, Action.WALK_IN, Action.CANCEL)


@pytest.mark.parametrize("action", DIALOGS)
def test_nothing_is_cut_off_in_a_dialog(hall: Hall, small: WiredPc, action: Action, qtbot: QtBot) -> None:
    small.sit_down()
    hall.issue(KTP)
    hall.issue(KTP)
    if action in (Action.TRANSFER, Action.NOTE, Action.PLAN):
        small.key(Action.NEXT)
        settle(small)
    qtbot.waitUntil(lambda: small.waiting_numbers() != [])
    small.mark_waiting(small.waiting_numbers()[0])
    settle(small)
    small.key(action)
    dialog = small.dialog
    QApplication.processEvents()
    assert find_cut_off(dialog) == []
    assert dialog.height() <= SMALLEST[1]
    dialog.reject()


@pytest.mark.parametrize("number", ["A-001", "A-99999", "ABC-12345", "A-K001", "ABC-K12345"])
def test_the_longest_numbers_and_names_fit(small: WiredPc, number: str) -> None:
    small.sit_down()
    long = VisitorProps(
        number, "called", "Sedang dilayani", LONGEST_SERVICE * 2, LONGEST_AGENCY, True, "Prioritas", "x" * 200
    )
    card = small.desk.card
    card.show_props(long)
    settle(small)
    assert find_cut_off(small.window) == []
    label = next(each for each in card.findChildren(ElidedLabel) if each.text() == long.service)
    assert label.shown.endswith("…")
    assert len(label.shown.splitlines()) == 2


def test_every_sentence_fits_the_notice_line(small: WiredPc) -> None:
    small.sit_down()
    site = small.console.link.site
    assert site is not None
    naming = Naming(site, small.translation.language)
    details = {"counter": "1", "officer": "rahayu.yulianti", "state": "serving", "until": 0, "closes_at": 0}
    bar = small.desk.notice
    for code in (*SENTENCES, *KINDS):
        told = sentence(error("refused", code, "", details, retry_after=60.0), naming)
        bar.show_props(NoticeProps("caution", told, Offer.DISMISS, "Tutup"))
        settle(small)
        assert find_cut_off(bar) == [], told


def test_tab_goes_round_all_that_can_be_pressed(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    settle(at_desk)
    start = at_desk.button(Action.NEXT)
    start.setFocus()
    seen: list[QWidget] = []
    for _ in range(40):
        focused = at_desk.window.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    buttons = [widget for widget in seen if isinstance(widget, ActionButton)]
    assert [at_desk.button(action) for action in (Action.NEXT, Action.RECALL, Action.START, Action.FINISH)] == seen[:4]
    assert at_desk.desk.bar.strip in buttons
    buttons.remove(at_desk.desk.bar.strip)
    assert {id(button) for button in buttons} == {id(at_desk.button(action)) for action in KEYS}
    assert at_desk.desk.waiting.view in seen
    assert at_desk.desk.aside.view in seen


def test_every_control_has_a_name_and_a_role_for_screen_readers(hall: Hall, at_desk: WiredPc) -> None:
    hall.issue(KTP)
    at_desk.key(Action.NEXT)
    at_desk.wait_for_number("A-001")
    for page in (at_desk.window.login_page, at_desk.window.counter_page, at_desk.desk):
        for kind in (QPushButton, QLineEdit, QAbstractItemView):
            for widget in page.findChildren(kind):
                spoken = QAccessible.queryAccessibleInterface(widget)
                if widget is at_desk.desk.notice.button or widget is at_desk.window.counter_page.notice.button:
                    continue
                assert spoken.text(QAccessible.Text.Name).strip(), widget
                assert spoken.role() is not QAccessible.Role.NoRole
    named = QAccessible.queryAccessibleInterface(at_desk.button(Action.RECALL))
    assert named.text(QAccessible.Text.Name) == "Panggil ulang, F6"
    card = QAccessible.queryAccessibleInterface(at_desk.desk.card)
    assert "A-001, Dipanggil, Umum" in card.text(QAccessible.Text.Name)


def test_what_is_on_other_pages_is_not_told(at_desk: WiredPc) -> None:
    told = [thing.text(QAccessible.Text.Name) for thing in spoken(QAccessible.queryAccessibleInterface(at_desk.window))]
    assert "Panggil berikutnya, F5" in told
    assert [name for name in told if name.startswith("Loket 1,")] == []
    assert not {"Masuk sebagai petugas", "Ambil loket"} & set(told)


def spoken(thing: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """Everything in the tree that says it is shown, whatever its parents say."""
    if not thing.state().invisible:
        yield thing
    for number in range(thing.childCount()):
        yield from spoken(thing.child(number))


def test_a_blocked_button_tells_a_screen_reader_why(at_desk: WiredPc) -> None:
    spoken = QAccessible.queryAccessibleInterface(at_desk.button(Action.FINISH))
    assert "Belum ada pengunjung di loket Anda" in spoken.text(QAccessible.Text.Description)


def test_long_names_in_the_table_are_whole_in_the_tooltip(hall: Hall, at_desk: WiredPc, qtbot: QtBot) -> None:
    ticket = hall.issue(KTP)
    qtbot.waitUntil(lambda: at_desk.waiting_numbers() == [ticket.number])
    index = at_desk.desk.waiting_model.index(0, 1)
    assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data()


def test_names_are_shown_as_they_are_written(hall: Hall, switch_on: SwitchOn) -> None:
    """Not as HTML, though a label takes for HTML what looks like it."""
    site = hall.site.description
    officers = tuple(dataclasses.replace(officer, name="<u>Arif</u> & <b>Co</b>") for officer in hall.site.officers)
    counters = tuple(msgspec.structs.replace(one, name=Text("<b>Loket</b> & 1")) for one in site.counters)
    description = msgspec.structs.replace(site, name=Text("<i>MPP</i> & <b>Co</b>"), counters=counters)
    hall.set_site(dataclasses.replace(hall.site, description=description, officers=officers))
    pc = switch_on()
    pc.sit_down()
    settle(pc)
    marked = [label for label in pc.window.findChildren(QLabel) if "<" in label.text()]
    assert len(marked) >= 4
    assert [label.text() for label in marked if label.textFormat() is not Qt.TextFormat.PlainText] == []


def test_the_colours_follow_the_desktop(hall: Hall, switch_on: SwitchOn, qapp: QApplication) -> None:
    pc = switch_on(scheme="dark")
    pc.sit_down()
    dark = pc.window.palette().window().color().lightness()
    pc.window.grab()
    pc.switch_off()
    light = switch_on(scheme="light").window.palette().window().color().lightness()
    assert dark < 60
    assert light > 200
    assert hall.act(do.CloseCounter("1"), "arif.kurniawan") == do.Done()


def test_no_text_of_the_desk_makes_a_shortcut_of_its_own(hall: Hall, small: WiredPc) -> None:
    """An ampersand in a button's text would be Alt and the next letter, or Alt+Space, which is the window's menu."""
    small.sit_down()
    hall.issue(KTP)
    small.key(Action.NEXT)
    settle(small)
    assert [button.text() for button in small.desk.findChildren(QPushButton) if "&" in button.text()] == []
