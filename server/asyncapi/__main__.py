"""`python -m server.asyncapi` prints the document; with a path it writes it there."""

import json
import sys
from pathlib import Path

from server.asyncapi.document import describe


def main(arguments: list[str]) -> None:
    """Print the document, or write it to the file named."""
    text = json.dumps(describe(), indent=2, ensure_ascii=False) + "\n"
    if arguments:
        Path(arguments[0]).write_text(text, "utf-8")
    else:
        sys.stdout.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])
