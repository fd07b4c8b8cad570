"""Marks that overlap in any way, written as elements that nest; no character is lost or moved."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from analysis.escaping import escaped


@dataclass(frozen=True, order=True)
class Mark:
    """A stretch to be drawn: `depth` says which of two that overlap is the outer one.

    `before` and `after` are labels: finished HTML that is set at the beginning and after the end.
    `data` are further attributes by name; their values are escaped here.  What links never lead to
    is not `anchored`.
    """

    depth: int
    start: int
    end: int
    classes: str = ""
    tag: str = "span"
    before: str = ""
    after: str = ""
    data: tuple[tuple[str, str], ...] = ()
    anchored: bool = True

    def opening(self, name: str = "") -> str:
        """Return the start tag, with an id where one is given."""
        pairs = [("id", name), ("class", self.classes), *self.data]
        written = "".join(f' {key}="{escaped(value)}"' for key, value in pairs if value)
        return f"<{self.tag}{written}>"


def nested(text: str, marks: Iterable[Mark], anchor: Callable[[int, int], str]) -> str:
    """Return a text, escaped, with its marks as nested elements.

    A mark that another one cuts is closed and opened again; the first piece has the anchor.

    Parameters
    ----------
    text : str
    marks : iterable of Mark
        Within the text and not empty.
    anchor : callable
        Names the id of a stretch by its start and end; each is used once.

    Examples
    --------
    >>> marks = [Mark(1, 0, 5, "outer"), Mark(2, 3, 8, "inner")]
    >>> print(nested("abcd<fghi", marks, lambda start, end: f"a-{start}"))
    <span id="a-0" class="outer">abc<span id="a-3" class="inner">d&lt;</span></span><span class="inner">fgh</span>i
    """
    starts, ends = by_offset(marks)
    pieces: list[str] = []
    open_now: list[Mark] = []
    seen: set[object] = set()
    position = 0
    for offset in sorted({*starts, *ends}):
        pieces.append(escaped(text[position:offset]))
        position = offset
        still = [mark for mark in open_now if mark.end > offset]
        wanted = sorted([*still, *starts.get(offset, ())], key=outer_first)
        kept = common(open_now, wanted)
        pieces += closing(open_now[kept:], offset)
        pieces += [opening(mark, anchor, seen) for mark in wanted[kept:]]
        open_now = wanted
    pieces.append(escaped(text[position:]))
    return "".join(pieces)


def by_offset(marks: Iterable[Mark]) -> tuple[Mapping[int, list[Mark]], set[int]]:
    """Return the marks by their start, and every end."""
    starts: dict[int, list[Mark]] = {}
    for mark in marks:
        starts.setdefault(mark.start, []).append(mark)
    return starts, {mark.end for own in starts.values() for mark in own}


def outer_first(mark: Mark) -> tuple[int, int, int, Mark]:
    """Order marks from the outermost to the innermost."""
    return mark.depth, mark.start, -mark.end, mark


def common(a: list[Mark], b: list[Mark]) -> int:
    """Return how many marks two lists begin with alike."""
    same = 0
    for one, other in zip(a, b, strict=False):
        if one is not other:
            break
        same += 1
    return same


def closing(marks: list[Mark], offset: int) -> list[str]:
    """Close marks from the inside out; one that ends here has its label behind it."""
    return [f"</{mark.tag}>{mark.after if mark.end == offset else ''}" for mark in reversed(marks)]


def opening(mark: Mark, anchor: Callable[[int, int], str], seen: set[object]) -> str:
    """Open a mark; where it begins it has its label, and its anchor unless that is taken."""
    if mark in seen or not mark.anchored:
        return mark.opening()
    name = anchor(mark.start, mark.end)
    fresh = name not in seen
    seen |= {mark, name}
    return mark.opening(name if fresh else "") + mark.before
