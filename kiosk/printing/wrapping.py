"""Words on lines: none broken, no line too long."""

import re


def longest_word(text: str) -> int:
    """The columns that the text needs if no word is to be broken."""
    return max((len(word) for word in text.split()), default=0)


def wrap(text: str, columns: int) -> tuple[str, ...]:
    """The text on as few lines of `columns` characters as its words allow, evenly filled.

    A word longer than a line is divided after a slash or hyphen if it has one, else where the line ends: the one case
    in which a word is broken, and the only way to keep it on the paper.
    """
    words = [part for word in text.split() for part in _pieces(word, columns)]
    lines = _fill(words, columns)
    for narrower in range(columns - 1, 0, -1):
        if longest_word(" ".join(words)) > narrower:
            break
        evener = _fill(words, narrower)
        if len(evener) > len(lines):
            break
        lines = evener
    return tuple(lines)


def hang(text: str, columns: int, first: str) -> tuple[str, ...]:
    """The text wrapped after a label, its further lines below its beginning."""
    lines = wrap(text, columns - len(first))
    return tuple((first if number == 0 else " " * len(first)) + line for number, line in enumerate(lines))


def _fill(words: list[str], columns: int) -> list[str]:
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= columns:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines


def _pieces(word: str, columns: int) -> list[str]:
    if len(word) <= columns:
        return [word]
    pieces = [""]
    for part in re.findall(r"[^/-]*[/-]+|[^/-]+", word):
        if len(pieces[-1]) + len(part) <= columns:
            pieces[-1] += part
        else:
            pieces += [part[at : at + columns] for at in range(0, len(part), columns)]
    return [piece for piece in pieces if piece]
