"""No reason of the server is left without a plain sentence, in either language."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication

import server
import shared.link
from officer_console.app import TEXTS
from officer_console.viewmodels.refusals import KINDS, SENTENCES, sentence
from officer_console.viewmodels.wording import Naming
from server.asyncapi.faults import FAULTS
from server.asyncapi.refusing import REFUSED_QUERIES
from server.domain.refusals import REFUSALS
from shared.ui.translation import Translation
from shared.wire.errors import CODES, Kind, error
from shared.wire.methods import BeginPairing
from tests.officer_console.hall import TUESDAY_0941, Hall

PAIRING = frozenset(REFUSED_QUERIES[BeginPairing])
"""What only a device is told that nobody has let in yet."""
OURS = {"parse", "invalid", "unknown", "params"}
"""What only a mistake of this program can bring about; the general sentence with the code is for those."""


@pytest.fixture(params=["id", "en"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    translation = Translation((TEXTS,), request.param)
    yield request.param
    translation.remove()


def find_errors(package: ModuleType) -> Iterator[tuple[str, str]]:
    """Every `error(kind, code, …)` written down in a package's modules."""
    [folder] = package.__path__
    for path in Path(folder).rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text())):
            match call:
                case ast.Call(
                    func=ast.Name("error"), args=[ast.Constant(value=str(kind)), ast.Constant(value=str(code)), *_]
                ):
                    yield kind, code


def find_untold(errors: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """The errors that an officer would be told of in no words of their own, nor in those of their kind."""
    told = SENTENCES.keys() | PAIRING
    return {(kind, code) for kind, code in errors if code not in told and kind not in KINDS and kind not in OURS}


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.code)
def test_every_rule_of_the_domain_has_a_sentence(refusal: type) -> None:
    assert refusal.code in SENTENCES  # type: ignore[attr-defined]


def test_every_fault_of_the_protocol_has_a_sentence() -> None:
    assert find_untold((fault.kind, fault.code) for fault in FAULTS) == set()


@pytest.mark.parametrize("package", [server, shared.link], ids=["server", "link"])
def test_every_error_written_in_the_sources_has_a_sentence(package: ModuleType) -> None:
    found = set(find_errors(package))
    assert len(found) >= 5, "the errors are no longer written as this test reads them"
    assert find_untold(found) == set()


def test_every_word_of_a_sentence_is_in_the_refusals_data(language: str) -> None:
    """A sentence with a blank in it would be a refusal that was changed without its sentence."""
    naming = Naming(Hall().site.description, language)
    for refusal in REFUSALS:
        details: dict[str, object] = dict.fromkeys(refusal.__dataclass_fields__, "1")
        details |= {name: TUESDAY_0941 for name in details if name in ("until", "closes_at", "opens_at")}
        details |= {"state": "held"} if "state" in details else {}
        told = sentence(error("refused", refusal.code, "", details), naming)
        assert "{" not in told
        assert "–" not in told, refusal


def test_codes_and_moments_are_told_by_their_names(language: str) -> None:
    naming = Naming(Hall().site.description, language)
    taken = error("refused", "counter_taken", "", {"counter": "3", "officer": "dwi.basuki"})
    assert ("Loket 3" if language == "id" else "Counter 3") in sentence(taken, naming)
    cut_off = error("refused", "cut_off", "", {"closes_at": TUESDAY_0941})
    assert ("09.41" if language == "id" else "09:41") in sentence(cut_off, naming)
    away = error("refused", "ticket_not_waiting", "", {"state": "called"})
    assert ("Dipanggil" if language == "id" else "Called") in sentence(away, naming)


@pytest.mark.parametrize("kind", CODES)
def test_an_unknown_code_gets_a_general_sentence(language: str, kind: Kind) -> None:
    told = sentence(error(kind, "brand_new_rule", "English for the log.", {"x": 1}), None)
    assert told
    assert "English for the log" not in told
    if kind not in ("limited", "unauthorised", "unsupported"):
        assert "brand_new_rule" in told, "whoever is called for help needs the code"


def test_details_that_are_missing_or_odd_do_no_harm() -> None:
    naming = Naming(Hall().site.description, "id")
    for details in ({}, {"counter": None}, {"counter": 7}, {"counter": "99"}, {"state": "quantum"}):
        for code in SENTENCES:
            assert sentence(error("refused", code, "", details), naming)
