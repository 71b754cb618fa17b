"""What has to find room on a display. Pure."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contents:
    """Widths are in ems: of the bold face for numbers, signs and the place, of the plain one for the rest."""

    number_em: float = 2.92
    """The widest number; by default one letter, three digits."""
    sign_em: float = 1.31
    """The widest sign over a counter; by default two digits."""
    label_em: float = 1.31
    """The widest sign in a table, with what the counter is called where that is not as usual."""
    counters: int = 12
    own_em: float = 0.0
    """The widest number of a kiosk's own series."""
    agencies: int = 6
    word_em: float = 5.0
    """The widest word of an agency's name."""
    name_lines: int = 2
    """Lines that an agency's name may take below a called number."""
    mood_em: float = 0.0
    """The widest word for what a counter without a visitor does, with its icon."""
    place_em: float = 8.0
    date_em: float = 12.6
    """The widest date; here and below as the header writes it."""
    short_date_em: float = 6.0
    zones: bool = False
    """A call says to which of several zones it leads."""
    next_numbers: int = 0
    """How many of the next numbers stand with each agency."""
    media: bool = False
    """Pictures and films stand beside the calls."""
    running_text: bool = False
    """A line of text runs along the foot."""
