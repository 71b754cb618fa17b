"""How loud the hall's loudspeakers are at what time of day."""

from datetime import datetime

from shared.wire.voice import USUAL_VOLUME, Percent, VolumeSpan


def volume_at(spans: tuple[VolumeSpan, ...], local: datetime) -> Percent:
    """The volume at a local time, in percent; 0: nothing is spoken. Of spans that overlap the last one counts.

    A span that closes before it opens goes over midnight; its days are those on which it opens.
    """
    time, today = f"{local:%H:%M}", local.isoweekday()
    yesterday = (today - 2) % 7 + 1
    for span in reversed(spans):
        if span.opens < span.closes:
            holds = today in span.days and span.opens <= time < span.closes
        else:
            holds = (today in span.days and time >= span.opens) or (yesterday in span.days and time < span.closes)
        if holds:
            return span.percent
    return USUAL_VOLUME
