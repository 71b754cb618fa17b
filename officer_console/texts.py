"""Marking texts that are translated later, where they are shown."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: ARG001 - read by lupdate
    """The text as it is. PySide's function of this name does the same and is typed as giving an object."""
    return text
