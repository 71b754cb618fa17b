"""A Piper voice of a few hundred bytes: its inputs, outputs and description are Piper's, each phoneme is a tone.

The ONNX file is written by hand: messages of onnx.proto (ModelProto, GraphProto, NodeProto, TensorProto) are fields of
a number, a kind and a value.
"""

import json
import struct
from pathlib import Path
from typing import Final

_INT64: Final = 7
_FLOAT: Final = 1
RATE: Final = 16_000
SAMPLES: Final = 800
"""Of each phoneme, at the usual pace."""


def _varint(value: int) -> bytes:
    low = bytes([value & 0x7F | (0x80 if value > 0x7F else 0)])
    return low + (_varint(value >> 7) if value > 0x7F else b"")


def _field(number: int, value: int | bytes | str) -> bytes:
    if isinstance(value, int):
        return _varint(number << 3) + _varint(value)
    data = value.encode() if isinstance(value, str) else value
    return _varint(number << 3 | 2) + _varint(len(data)) + data


def _node(kind: str, inputs: list[str], output: str, **numbers: int) -> bytes:
    attributes = [_field(5, _field(1, key) + _field(3, number) + _field(20, 2)) for key, number in numbers.items()]
    return _field(1, b"".join([*(_field(1, name) for name in inputs), _field(2, output), _field(4, kind), *attributes]))


def _constant(name: str, kind: int, shape: list[int], values: list[float]) -> bytes:
    data = struct.pack(f"<{len(values)}{'q' if kind == _INT64 else 'f'}", *values)
    return _field(5, b"".join(_field(1, size) for size in shape) + _field(2, kind) + _field(8, name) + _field(9, data))


def _value(number: int, name: str, kind: int, shape: list[int | str]) -> bytes:
    sizes = [_field(1, _field(1, size) if isinstance(size, int) else _field(2, size)) for size in shape]
    tensor = _field(1, kind) + _field(2, b"".join(sizes))
    return _field(number, _field(1, name) + _field(2, _field(1, tensor)))


def pack_voice(*, loudness: float = 0.3, input_name: str = "input") -> bytes:
    """A model: [1, phonemes] → [1, 1, samples], a tone for each phoneme, as long as the length scale says."""
    graph = [
        _node("Gather", ["scales", "one"], "pace", axis=0),
        _node("Mul", ["pace", "samples"], "long"),
        _node("Cast", ["long"], "count", to=_INT64),
        _node("Range", ["zero", "count", "one"], "steps"),
        _node("Cast", ["steps"], "times", to=_FLOAT),
        _node("Cast", [input_name], "ids", to=_FLOAT),
        _node("Unsqueeze", ["ids", "last"], "column"),
        _node("Mul", ["column", "turn"], "speed"),
        _node("Mul", ["speed", "times"], "phases"),
        _node("Sin", ["phases"], "tones"),
        _node("Mul", ["tones", "loudness"], "loud"),
        _node("Reshape", ["loud", "flat"], "output"),
        _field(2, "tiny"),
        _constant("zero", _INT64, [], [0]),
        _constant("one", _INT64, [], [1]),
        _constant("samples", _FLOAT, [], [SAMPLES]),
        _constant("last", _INT64, [1], [-1]),
        _constant("turn", _FLOAT, [], [2 * 3.141592653589793 * 40 / RATE]),
        _constant("loudness", _FLOAT, [], [loudness]),
        _constant("flat", _INT64, [3], [1, 1, -1]),
        _value(11, input_name, _INT64, [1, "phonemes"]),
        _value(11, "input_lengths", _INT64, [1]),
        _value(11, "scales", _FLOAT, [3]),
        _value(12, "output", _FLOAT, [1, 1, "time"]),
    ]
    return _field(1, 8) + _field(7, b"".join(graph)) + _field(8, _field(1, "") + _field(2, 17))


def describe_voice(espeak_voice: str) -> dict[str, object]:
    letters = "^$_ abcdefghijklmnopqrstuvwxyzɛəŋɔɪʊʌɑæðθʃʒˈˌː,.ɡɐɹɚɜɲ"
    return {
        "audio": {"sample_rate": RATE, "quality": "tiny"},
        "espeak": {"voice": espeak_voice},
        "inference": {"noise_scale": 0.667, "length_scale": 1, "noise_w": 0.8},
        "phoneme_type": "espeak",
        "phoneme_id_map": {letter: [place + 1] for place, letter in enumerate(letters)},
        "num_symbols": len(letters) + 1,
        "num_speakers": 1,
        "speaker_id_map": {},
    }


def write_voice(folder: Path, espeak_voice: str = "id", **changes: float | str) -> Path:
    """The pair of files; the path of the .onnx."""
    path = folder / f"{espeak_voice}.onnx"
    path.write_bytes(pack_voice(**changes))  # type: ignore[arg-type]
    Path(f"{path}.json").write_text(json.dumps(describe_voice(espeak_voice)), "utf-8")
    return path
