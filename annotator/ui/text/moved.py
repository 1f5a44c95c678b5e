"""What a change of marks moved in the view: the bands that have to be drawn anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from annotator.ui.text.painter import Band, Placed


def moved(former: Sequence[Placed], placed: Sequence[Placed], height: float) -> Iterator[Band]:
    """Yield what lies elsewhere than before, in a view of this height; a line that grew moves all that follow."""
    before = {here.block.blockNumber(): here for here in former}
    for here in placed:
        was = before.get(here.block.blockNumber())
        if was is None or was.top != here.top:
            # The end of the article left a gap.
            yield Band(here.top, height)
            return
        first = here.top + _first_moved(was.shape.tops, here.shape.tops)
        if was.shape.height != here.shape.height:
            yield Band(first, height)
            return
        if was.shape.tops != here.shape.tops:
            yield Band(first, here.top + here.shape.height)


def _first_moved(former: Sequence[float], tops: Sequence[float]) -> float:
    """Return where the line before the first that moved begins: that one's names stand below it."""
    same = next((number for number, (was, now) in enumerate(zip(former, tops, strict=True)) if was != now), len(tops))
    return tops[same - 1] if same else 0.0
