from kiosk.services.hall import Hall
from kiosk.services.paper import make_paper, write_code
from shared.wire.methods import Issued, WaitRange
from shared.wire.ticket import Ticket
from tests.kiosk.fakes import TUESDAY_MORNING, read_site

ID = "0d2c7a1e-94a7-4a6f-8b7c-0a7d5a1c9e11"


def issued(hall: Hall, language: str = "id", wait: WaitRange | None = None) -> Issued:
    service = hall.site.services[0]
    ticket = Ticket(
        ID, "A-025", service.queue, service.code, True, language, ID, TUESDAY_MORNING, TUESDAY_MORNING - 3_600_000
    )
    return Issued(ticket, ahead=3, wait=wait)


def test_paper_says_what_the_visitor_needs() -> None:
    hall = Hall(read_site())
    service = hall.site.services[0]
    paper = make_paper(issued(hall, wait=WaitRange(61, 1199)), hall)
    assert (paper.number, paper.priority, paper.ahead, paper.wait) == ("A-025", True, 3, (1, 20))
    assert paper.agency == "Dinas Kependudukan dan Pencatatan Sipil"
    assert paper.service == service.name.id
    assert paper.requirements == service.requirements
    assert (paper.zone, paper.counters) == ("Ruang Timur", ("Loket 1", "Loket 2"))
    assert f"{paper.issued_at:%H.%M %Z}" == "09.41 WIB"
    assert ID in paper.qr


def test_paper_is_in_the_tickets_language() -> None:
    hall = Hall(read_site())
    paper = make_paper(issued(hall, "en"), hall)
    assert (paper.language, paper.agency) == ("en", "Population and Civil Registration Office")
    assert paper.wait is None
    assert paper.requirements[1] == "Family card (Kartu Keluarga, KK)"


def test_documents_without_a_translation_are_on_the_paper_in_indonesian() -> None:
    hall = Hall(read_site())
    assert make_paper(issued(hall, "jv"), hall).requirements == hall.site.services[0].requirements


def test_code_is_readable_and_ends_with_the_ticket() -> None:
    hall = Hall(read_site())
    code = write_code(issued(hall).ticket, hall)
    assert code == f"A-025 Mal Pelayanan Publik Kabupaten Lampung Timur 2026-11-17 09:41 {ID}"
