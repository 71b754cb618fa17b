"""Which words in capitals are spelled and which are said, and what shortened words stand for: pure."""

import re
from typing import Final

_SPELLED: Final = frozenset({
    "AHU", "AJB", "ASN", "ATK", "ATM", "ATR", "BUMD", "BUMN", "DPA", "IKD", "IMB", "IUMK", "KIA", "KUA", "LPA", "NIB",
    "OSS", "PAD", "PBB", "PIRT", "UKM", "UMKM", "UPT", "UPTD", "UPTP", "USG", "WIB", "WIT", "WNA", "WNI",
})  # fmt: skip
"""Have vowels, and are spelled all the same."""
_OPENINGS: Final = re.compile(r"(?:[BCDFGKPST][LR]|N[GY]|SY|KH|S[KPTW]|KW|TW|DW|TH|SH|CH|WH)")
"""Two consonants with which a word may begin."""
_ENDINGS: Final = re.compile(r"(?:N[GKST]|KS|RS|PS|RT|ST|SS|CK|SH|CH|TH|LL)$")
"""And with which it may end."""
_CONSONANT: Final = "[B-DF-HJ-NP-TV-Z]"
_LONGEST: Final = 5
"""Longer ones are words, whatever is between their vowels."""

SHORTENED: Final[dict[str, dict[str, str]]] = {
    "id": {
        "Jl.": "Jalan", "No.": "nomor", "Kab.": "Kabupaten", "Kec.": "Kecamatan", "Kel.": "Kelurahan",
        "Prov.": "Provinsi", "Lt.": "lantai", "dll.": "dan lain-lain", "dsb.": "dan sebagainya",
        "s.d.": "sampai dengan", "s/d": "sampai dengan", "a.n.": "atas nama", "tgl.": "tanggal", "Bpk.": "Bapak",
    },
    "en": {"No.": "number", "St.": "Street", "e.g.": "for example", "i.e.": "that is", "etc.": "et cetera"},
}  # fmt: skip
"""As they are written (in any case) → as they are said."""


def is_spelled(word: str, *, among_capitals: bool = False) -> bool:
    """Whether a word in capitals is said letter by letter; in a text all of capitals, fewer are."""
    if not word.isupper():
        return False
    if word in _SPELLED or not re.search("[AEIOU]", word):
        return True
    if among_capitals or len(word) > _LONGEST:
        return False
    opens = re.match(f"{_CONSONANT}{{2}}", word) and not _OPENINGS.match(word)
    ends = re.search(f"{_CONSONANT}{{2}}$", word) and not _ENDINGS.search(word)
    return bool(opens or ends or re.search(f"{_CONSONANT}{{3}}", word))
