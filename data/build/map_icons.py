"""Draws data/basemap/sprite*.png and .json: the marks of the map, white on clear, coloured by the chart when shown.

Run it from the project's folder with Pillow installed; nothing of it is needed at run time:

    python data/build/map_icons.py

The alpha of an icon is the distance to the edge of its ink, as MapLibre's `sdf` icons want it: so the chart can colour it and its
edge stays sharp. Its middle is the place; heads of arrows stand so far below it that they clear a mark of the radius in their
name, whatever the zoom. It is cut as close as its ink and the middle allow: a browser without a graphics card pays for every
pixel of it, clear or not.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

OUT = Path(__file__).resolve().parents[1] / "basemap"
BOX, FINE, ROW = 64, 8, 12
EDGE, REACH = 0.75, 8  # of an sdf icon: the alpha of the edge, and over how many pixels it goes from clear to full
MARGIN = 2  # pixels round the ink, enough for its edge to fade
RADII = {"disc": 8, "area": 11, "country": 15}
STROKE, SEGMENTS = 3.0, 12
Draw = Callable[["Pen"], None]


class Pen:
    """Draws in units of a pixel round the middle of an icon, y downwards, several times too large."""

    def __init__(self, scale: int) -> None:
        self.unit = scale * FINE
        self.image = Image.new("L", (BOX * self.unit, BOX * self.unit), 0)
        self.draw = ImageDraw.Draw(self.image)

    def at(self, x: float, y: float) -> tuple[float, float]:
        """Return the place in the picture."""
        return (x + BOX / 2) * self.unit, (y + BOX / 2) * self.unit

    def disc(self, radius: float, x: float = 0, y: float = 0, ink: int = 255) -> None:
        """Draw a disc."""
        self.draw.ellipse([self.at(x - radius, y - radius), self.at(x + radius, y + radius)], fill=ink)

    def arc(self, radius: float, width: float, first: float = 0, last: float = 360) -> None:
        """Draw a stretch of a ring, whose line lies half inside and half outside the radius."""
        outer = radius + width / 2
        self.draw.arc([self.at(-outer, -outer), self.at(outer, outer)], first, last, fill=255, width=round(width * self.unit))

    def polygon(self, *corners: tuple[float, float], ink: int = 255) -> None:
        """Draw a filled polygon."""
        self.draw.polygon([self.at(*corner) for corner in corners], fill=ink)

    def cross(self, reach: float, width: float) -> None:
        """Draw a St Andrew's cross."""
        for sign in (1, -1):
            a, b = width / 2 / math.sqrt(2), reach
            self.polygon((-b - a, -sign * (b - a)), (-b + a, -sign * (b + a)), (b + a, sign * (b - a)), (b - a, sign * (b + a)))


def head(radius: float) -> Draw:
    """Return how to draw a solid arrow head, pointing north at a mark of that radius."""
    tip = radius + 1.5
    return lambda pen: pen.polygon((0, tip), (6.4, tip + 14.5), (0, tip + 11), (-6.4, tip + 14.5))


def hollow_head(radius: float) -> Draw:
    """Return how to draw the edges of an arrow head, for a movement that is denied."""
    tip = radius + 1.5

    def draw(pen: Pen) -> None:
        pen.polygon((0, tip), (6.9, tip + 15), (-6.9, tip + 15))
        pen.polygon((0, tip + 5.2), (4.2, tip + 13.1), (-4.2, tip + 13.1), ink=0)

    return draw


def ring(radius: float, status: str) -> Draw:
    """Return how to draw a ring, broken or crossed as the status asks."""
    dashes = {"planned": (8, 0.6), "possible": (14, 0.45)}.get(status)

    def draw(pen: Pen) -> None:
        if dashes is None:
            pen.arc(radius, STROKE)
        else:
            count, share = dashes
            for number in range(count):
                pen.arc(radius, STROKE, 360 / count * number, 360 / count * (number + share))
        if status == "denied":
            pen.cross(radius * 0.42, STROKE)

    return draw


def segment(radius: float, number: int) -> Draw:
    """Return how to draw one of twelve parts of a ring, clockwise from the top: a ring can show the shares of several groups."""
    return lambda pen: pen.arc(radius, STROKE, 30 * number - 90, 30 * number - 60)


def diamond(pen: Pen) -> None:
    """Draw an open diamond."""
    for reach, ink in ((9.0, 255), (5.2, 0)):
        pen.polygon((0, -reach), (reach, 0), (0, reach), (-reach, 0), ink=ink)


def icons() -> dict[str, Draw]:
    """Return how to draw each icon, by name."""
    drawn: dict[str, Draw] = {f"head-{name}": head(radius) for name, radius in RADII.items()}
    drawn |= {f"hollow-{name}": hollow_head(radius) for name, radius in RADII.items()}
    for shape, radius in (("area", 10.0), ("country", 14.0)):
        drawn |= {f"{shape}-{status}": ring(radius, status) for status in ("asserted", "planned", "possible", "denied")}
        drawn |= {f"{shape}-{number}": segment(radius, number) for number in range(SEGMENTS)}
    drawn["disc-planned"] = lambda pen: pen.arc(6, 2.6)
    drawn["disc-possible"] = diamond
    drawn["disc-denied"] = lambda pen: pen.cross(5, 3.2)
    drawn["origin"] = lambda pen: pen.arc(3.4, 1.8)
    return drawn


def distances(image: Image.Image, scale: int) -> Image.Image:
    """Return the fine drawing at its size in the sprite, each pixel's alpha telling how far the edge of the ink is."""
    ink = np.asarray(image) > 127
    fine, size = scale * FINE, BOX * scale
    upright, across = np.argwhere(ink[1:] != ink[:-1]) + np.array((1, 0.5)), np.argwhere(ink[:, 1:] != ink[:, :-1]) + np.array((0.5, 1))
    edge = np.vstack([upright, across]) / fine
    middles = (np.arange(size) + 0.5) / scale
    spots = np.stack(np.meshgrid(middles, middles, indexing="ij"), axis=-1)
    away = np.array([np.sqrt(((row[:, None] - edge) ** 2).sum(-1)).min(1) for row in spots])
    inside = ink[FINE // 2 :: FINE, FINE // 2 :: FINE]
    alpha = np.clip(EDGE + np.where(inside, away, -away) / REACH, 0, 1)
    return Image.fromarray((alpha * 255).round().astype(np.uint8))


def cut(alpha: Image.Image, ink: Image.Image, scale: int) -> Image.Image:
    """Return the square round the middle of an icon that holds all its ink."""
    reach = max(abs(edge / FINE - alpha.width / 2) for edge in ink.getbbox() or (0,))
    half = min(alpha.width // 2, math.ceil(reach / scale + MARGIN) * scale)
    low, high = alpha.width // 2 - half, alpha.width // 2 + half
    return alpha.crop((low, low, high, high))


def main() -> None:
    """Write the sprite at single and double size."""
    drawn = icons()
    for scale, suffix in ((1, ""), (2, "@2x")):
        size = BOX * scale
        sheet = Image.new("RGBA", (size * ROW, size * -(-len(drawn) // ROW)), (255, 255, 255, 0))
        places = {}
        for number, (name, draw) in enumerate(drawn.items()):
            pen = Pen(scale)
            draw(pen)
            alpha = cut(distances(pen.image, scale), pen.image, scale)
            x, y = size * (number % ROW), size * (number // ROW)
            sheet.paste(Image.merge("RGBA", [Image.new("L", alpha.size, 255)] * 3 + [alpha]), (x, y))
            places[name] = {"x": x, "y": y, "width": alpha.width, "height": alpha.height, "pixelRatio": scale, "sdf": True}
        sheet.save(OUT / f"sprite{suffix}.png", optimize=True)
        (OUT / f"sprite{suffix}.json").write_text(json.dumps(places, indent=1) + "\n", encoding="utf-8")
        print(f"sprite{suffix}.png: {len(drawn)} icons, {(OUT / f'sprite{suffix}.png').stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
