"""What a text for the eye is made of: the patterns of numbers, times, money, figures, places and words."""

import re
from typing import Final

LABEL: Final = re.compile(r"[A-Z]{0,2}[ -]?[0-9]+(?:[ -]?[A-Z])?|[A-Z]|[IVX]{1,6}")
"""A counter's sign alone, without the word for a counter."""
SIGN_LIKE_A_NUMBER: Final = re.compile(r"\b([A-Z]{1,3})-(?=[0-9])")
"""Of a counter: A-101."""
_PLACES: Final = (
    "loket|lantai|kelas|gedung|ruang|ruangan|sayap|zona|terminal|meja|tingkat|golongan|tahap|tipe|bilik|aula|"
    "counter|floor|class|building|room|wing|zone|desk|level|stage|booth|window|hall"
)
"""After these a Roman numeral may have one letter only."""
_DAYS: Final = (
    "Senin|Selasa|Rabu|Kamis|Jumat|Jum'at|Sabtu|Minggu|"
    "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon|Tue|Wed|Thu|Fri|Sat|Sun"
)
"""A hyphen between two of them is from one to the other."""

NUMBER: Final = re.compile(r"([A-Z]{1,3})-([A-Z]?)([0-9]{3,5})")
"""A ticket's: prefix, letter of a kiosk's own series, running number."""
NO_NUMBER: Final = r"(?!-[A-Z]?[0-9]{3,5}(?!\w))"
"""A name that is also a series' prefix is no name within a ticket's number."""
TOKENS: Final = re.compile(
    rf"""
      (?<![\w-]) (?P<number> [A-Z]{{1,3}}-[A-Z]?[0-9]{{3,5}} ) (?![\w])
    | (?<![\d.,:]) (?P<hour> [01]?[0-9]|2[0-3] ) [.:] (?P<minute> [0-5][0-9] ) (?![\d:]|[.,]\d)
    | (?<=[.:][0-5][0-9]) \s*[-–—]\s* (?=[0-2]?[0-9][.:][0-5][0-9]) (?P<until>)
    | (?<=[^\W\d_]) – (?=[^\W\d_]) (?P<span>)
    | (?<! [^\W\d_] ) (?P<from> (?i: {_DAYS} ) ) - (?P<to> (?i: {_DAYS} ) ) (?! \w )
    | (?<![\d-]) (?P<telephone> \(?0[0-9]{{1,4}}\)? (?:[ -][0-9]{{3,}}){{1,3}} ) (?![\d-])
    | \b Rp\.?\s? (?P<rupiah> [0-9]{{1,3}}(?:[.,][0-9]{{3}})+ | [0-9]+ ) (?:,-|,00(?!\d))?
    | (?<![\d.,]) (?P<grouped> [1-9][0-9]{{0,2}}(?:\.[0-9]{{3}})+ | [1-9][0-9]{{0,2}}(?:,[0-9]{{3}})+ ) (?![\d]|[.,]\d)
    | (?<![\d-]) (?P<low> 0|[1-9][0-9]* ) \s*[–-]\s* (?P<high> [1-9][0-9]* ) (?![\d]|-\d)
    | (?<![\d.,]) (?P<whole> [0-9]+ ) [.,] (?P<part> [0-9]+ ) (?![\d]|[.,]\d)
    | (?<=\d) \s?[x×]\s? (?=\d) (?P<times>)
    | (?P<figure> [0-9]+ )
    | (?<! [^\W\d_] ) (?P<place> (?i: {_PLACES} ) ) \s+ (?P<roman> [IVX]{{1,6}} ) (?P<wing> [A-H]? ) (?! [\w] )
    | (?P<word> [^\W\d_]+(?:['’-][^\W\d_]+)*['’]? )
    | (?P<sign> [&+%=@] )
    | (?P<break> \s*[·/|•]\s* | \s+[-–—]\s+ )
    | (?P<dash> [-–—] )
    """,
    re.VERBOSE,
)
"""What counts first stands first; the last group that is filled says what was found."""
