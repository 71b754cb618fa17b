"""Lines of keys, tables and list items, whatever TOML allows around them."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from server.profile.lines import locate
from server.profile.mistakes import Place

SAMPLE = '''\
# [comment] = "no table"
title = "a # b = [c]"
"quoted \\u0061.key" = 'x = "y"'
text = """
[not.a.table]
key = "no key" \\""" still text"""
raw = \'\'\'
[[nor.this]]
\'\'\'
list = [  # first
  1, "]",
  # between
  [ 2,
    3 ],
  { a = 1, b = [
    4 ] },
]

[a.b]   # header
c.d = 2027-02-08
e = { f.g = 08:00:00, h = "}" }
'''


def test_places_of_every_kind() -> None:
    text = SAMPLE + (
        "[[many]]\nx = 1\n[many.sub]\ny = 2\n[[many.subs]]\nz = 3\n[[many.subs]]\n[[many]]\n[[many.subs]]\nz = 4"
    )
    tomllib.loads(text)
    assert locate(text) == {
        (): 1,
        ("title",): 2,
        ("quoted a.key",): 3,
        ("text",): 4,
        ("raw",): 7,
        ("list",): 10,
        ("list", 0): 11,
        ("list", 1): 11,
        ("list", 2): 13,
        ("list", 2, 0): 13,
        ("list", 2, 1): 14,
        ("list", 3): 15,
        ("list", 3, "a"): 15,
        ("list", 3, "b"): 15,
        ("list", 3, "b", 0): 16,
        ("a",): 19,
        ("a", "b"): 19,
        ("a", "b", "c"): 20,
        ("a", "b", "c", "d"): 20,
        ("a", "b", "e"): 21,
        ("a", "b", "e", "f"): 21,
        ("a", "b", "e", "f", "g"): 21,
        ("a", "b", "e", "h"): 21,
        ("many",): 22,
        ("many", 0): 22,
        ("many", 0, "x"): 23,
        ("many", 0, "sub"): 24,
        ("many", 0, "sub", "y"): 25,
        ("many", 0, "subs"): 26,
        ("many", 0, "subs", 0): 26,
        ("many", 0, "subs", 0, "z"): 27,
        ("many", 0, "subs", 1): 28,
        ("many", 1): 29,
        ("many", 1, "subs"): 30,
        ("many", 1, "subs", 0): 30,
        ("many", 1, "subs", 0, "z"): 31,
    }


hard_texts = st.text(st.sampled_from("ab01 .#[]{}=,'\"\\\n\té…"), max_size=12)
leaves = st.one_of(st.integers(-99, 99), st.booleans(), st.dates(), st.times(), hard_texts)
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(hard_texts, inner, max_size=3), max_leaves=12
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """A TOML text of random content in random style."""

    def blank() -> str:
        return draw(st.sampled_from(["", "\n", "  # [x] = {\n", "\n\n# 'a\n"]))

    def key(name: str) -> str:
        if name and name.isascii() and name.replace("_", "").isalnum() and draw(st.booleans()):
            return name
        return basic(name)

    def basic(text: str) -> str:
        escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
        return f'"{escaped}"'

    def string(text: str) -> str:
        styles = [basic(text)]
        if "'" not in text and "\n" not in text:
            styles.append(f"'{text}'")
        if "'''" not in text and not text.endswith("'"):
            styles.append(f"'''\n{text}'''")
        styles.append('"""\n' + text.replace("\\", "\\\\").replace('"""', '""\\"').removesuffix('"') + '"""')
        if text.endswith('"'):
            styles.pop()
        return draw(st.sampled_from(styles))

    def value(of: object) -> str:
        match of:
            case bool():
                return str(of).lower()
            case str():
                return string(of)
            case list():
                return "[" + blank() + "".join(value(item) + blank() + "," + blank() for item in of) + "]"
            case dict():
                return "{ " + ", ".join(f"{key(name)} = {value(item)}" for name, item in of.items()) + " }"
            case _:
                return str(of)

    def table(header: list[str], content: dict[str, object]) -> str:
        lines = ""
        nested: list[tuple[str, object]] = []
        for name, item in content.items():
            tables = isinstance(item, list) and item and all(isinstance(each, dict) for each in item)
            if (tables or isinstance(item, dict)) and draw(st.booleans()):
                nested.append((name, item))
            else:
                lines += f"{blank()}{key(name)} = {value(item)}  # end\n"
        for name, item in nested:
            path = [*header, key(name)]
            for each in item if isinstance(item, list) else [item]:
                brackets = ("[[", "]]") if isinstance(item, list) else ("[", "]")
                lines += f"{blank()}{brackets[0]} {' . '.join(path)} {brackets[1]}\n{table(path, each)}"
        return lines

    return table([], draw(st.dictionaries(hard_texts, values, max_size=4)))


def places(of: object, place: Place = ()) -> set[Place]:
    """Every place in a parsed document."""
    found = {place}
    items = of.items() if isinstance(of, dict) else enumerate(of) if isinstance(of, list) else ()
    for step, item in items:
        found |= places(item, (*place, step))
    return found


@given(documents())
def test_knows_exactly_the_places_that_tomllib_reads(text: str) -> None:
    lines = locate(text)
    assert lines.keys() == places(tomllib.loads(text))
    assert all(1 <= line <= text.count("\n") + 1 for line in lines.values())
