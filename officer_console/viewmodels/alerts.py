"""What is the matter with the machines of the hall, in lines at the foot of every page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from shared.link.state import LinkState, Online

Tone = Literal["caution", "alarm"]
BETWEEN: Final = " · "
PATIENCE_MS: Final = 10_000
"""Within this a machine is back after a broken connection or a restart of the server, and has sent what it had to;
nobody need be told."""


@dataclass(frozen=True, slots=True)
class AlertProps:
    """What is the matter, the worst first."""

    tone: Tone
    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """All of it in a line."""
        return BETWEEN.join(self.parts)


def derive_line(link: LinkState, alarms: Sequence[str], cautions: Sequence[str]) -> AlertProps | None:
    """The line; None where all is well, and while this console itself is cut off and knows nothing."""
    if not isinstance(link, Online) or not (alarms or cautions):
        return None
    return AlertProps("alarm" if alarms else "caution", (*alarms, *cautions))
