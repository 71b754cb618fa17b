"""Pictures and films that tests make themselves: Motion JPEG in an AVI file, with a tone as PCM."""

import io
import math
import struct
from pathlib import Path

from PIL import Image, ImageDraw

Colour = tuple[int, int, int]

MACHINE = ("PulseAudioService", "No audio device detected", "No RHI backend")
"""What Qt Multimedia says of a machine without a sound card and without graphics hardware."""

RATE = 8000
RED: Colour = (200, 30, 30)
GREEN: Colour = (30, 160, 60)
BLUE: Colour = (30, 60, 200)


def save_picture(path: Path, colour: Colour, size: tuple[int, int] = (160, 90), **more: object) -> Path:
    """A picture of one colour, in the format of its suffix."""
    Image.new("RGB", size, colour).save(path, **more)  # type: ignore[arg-type]
    return path


def save_turned_picture(path: Path, left: Colour, right: Colour) -> Path:
    """A JPEG of two halves that a camera held upright has stored lying on its side."""
    image = Image.new("RGB", (160, 90), left)
    ImageDraw.Draw(image).rectangle((80, 0, 160, 90), fill=right)
    exif = Image.Exif()
    exif[0x0112] = 6  # shown upright when turned by 90 degrees to the right
    image.save(path, exif=exif, quality=95)
    return path


def save_gif(path: Path, colours: list[Colour], ms: int = 100) -> Path:
    first, *others = [Image.new("RGB", (64, 36), colour) for colour in colours]
    first.save(path, save_all=True, append_images=others, duration=ms, loop=0)
    return path


def save_film(
    path: Path,
    colour: Colour,
    *,
    seconds: float = 0.6,
    fps: int = 10,
    sound: bool = False,
    size: tuple[int, int] = (160, 90),
) -> Path:
    """A film of one colour."""
    count = round(seconds * fps)
    picture = io.BytesIO()
    Image.new("RGB", size, colour).save(picture, "JPEG", quality=95)
    tone = b"".join(
        struct.pack("<h", round(12_000 * math.sin(2 * math.pi * 440 * t / RATE))) for t in range(RATE * count // fps)
    )
    path.write_bytes(_avi([picture.getvalue()] * count, fps, size, tone if sound else b""))
    return path


def _avi(frames: list[bytes], fps: int, size: tuple[int, int], sound: bytes) -> bytes:
    count, largest, (width, height) = len(frames), max(map(len, frames)), size
    main = struct.pack(
        "<14I", 1_000_000 // fps, largest * fps, 0, 0x10, count, 0, 2 if sound else 1, largest, width, height, *[0] * 4
    )
    video = struct.pack(
        "<4s4s10I4H", b"vids", b"MJPG", 0, 0, 0, 1, fps, 0, count, largest, 0xFFFFFFFF, 0, 0, 0, width, height
    )
    form = struct.pack("<IiiHH4sIiiII", 40, width, height, 1, 24, b"MJPG", width * height * 3, 0, 0, 0, 0)
    streams = [_chunk(b"avih", main), _list(b"strl", _chunk(b"strh", video), _chunk(b"strf", form))]
    if sound:
        audio = struct.pack(
            "<4s4s10I4H", b"auds", bytes(4), 0, 0, 0, 1, RATE, 0, len(sound) // 2, RATE * 2, 0xFFFFFFFF, 2, 0, 0, 0, 0
        )
        pcm = struct.pack("<HHIIHH", 1, 1, RATE, RATE * 2, 2, 16)
        streams.append(_list(b"strl", _chunk(b"strh", audio), _chunk(b"strf", pcm)))
    body, index, at = b"", b"", 4
    step = RATE // fps * 2
    for number, frame in enumerate(frames):
        parts = [(b"00dc", frame)]
        if sound:
            parts.append((b"01wb", sound[number * step : (number + 1) * step]))
        for tag, data in parts:
            chunk = _chunk(tag, data)
            index += struct.pack("<4sIII", tag, 0x10, at, len(data))
            at += len(chunk)
            body += chunk
    movie = _chunk(b"LIST", b"movi" + body)
    return _chunk(b"RIFF", b"AVI " + _list(b"hdrl", *streams) + movie + _chunk(b"idx1", index))


def _chunk(tag: bytes, data: bytes) -> bytes:
    return tag + struct.pack("<I", len(data)) + data + bytes(len(data) % 2)


def _list(kind: bytes, *parts: bytes) -> bytes:
    return _chunk(b"LIST", kind + b"".join(parts))
