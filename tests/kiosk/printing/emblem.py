"""A logo for tests, drawn here: four petals of a kawung around a rosette, in black, greys and white."""

from PIL import Image, ImageDraw

SIZE = 600


def draw_emblem() -> Image.Image:
    """With greys that have to become dots, on nothing."""
    picture = Image.new("RGBA", (SIZE * 3, SIZE), (0, 0, 0, 0))
    for place, (tone, end) in enumerate(((0, 60), (50, 170), (0, 60))):
        picture.alpha_composite(_rosette(tone, end), (place * SIZE, 0))
    return picture


def draw_line_art() -> Image.Image:
    """Black on white and nothing between."""
    return _rosette(0, 0).convert("RGBA")


def _rosette(tone: int, end: int) -> Image.Image:
    picture = Image.new("RGBA", (SIZE, SIZE), (0, 0, 0, 0))
    petal = Image.new("RGBA", (SIZE, SIZE), (0, 0, 0, 0))
    pen = ImageDraw.Draw(petal)
    for row in range(20, SIZE // 2 - 20):
        grey = tone + (end - tone) * row * 2 // SIZE
        middle, half = SIZE // 2, (SIZE // 2 - 40) / 2
        across = 90 * (1 - ((row - 20 - half) / half) ** 2) ** 0.5 if abs(row - 20 - half) < half else 0
        pen.line((middle - across, row, middle + across, row), fill=(grey, grey, grey, 255))
    pen.line((SIZE // 2, 70, SIZE // 2, SIZE // 2 - 70), fill=(255, 255, 255, 255), width=16)
    for quarter in range(4):
        picture.alpha_composite(petal.rotate(45 + 90 * quarter))
    pen = ImageDraw.Draw(picture)
    pen.ellipse((SIZE // 2 - 45, SIZE // 2 - 45, SIZE // 2 + 45, SIZE // 2 + 45), fill=(0, 0, 0, 255))
    return picture
