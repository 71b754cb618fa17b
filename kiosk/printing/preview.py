"""No printer: tickets as files, to look at."""

from pathlib import Path

from kiosk.printing.transport import Job, NoConnection


class PreviewTransport:
    """Writes ticket-NNNN.txt and .escpos to a folder."""

    def __init__(self, folder: str) -> None:
        self._folder = Path(folder)

    def deliver(self, job: Job, timeout: float) -> None:  # noqa: ARG002  a file does not keep one waiting
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            number = 1 + sum(1 for _ in self._folder.glob("ticket-*.escpos"))
            path = self._folder / f"ticket-{number:04d}.escpos"
            path.write_bytes(job.commands)
            path.with_suffix(".txt").write_text(job.text, encoding="utf-8")
        except OSError as error:
            raise NoConnection(str(error)) from error
