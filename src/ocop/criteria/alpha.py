"""How far members agree: Krippendorff's alpha for ordinal values (K. Krippendorff, Content Analysis, ch. 12)."""

from collections.abc import Iterable
from fractions import Fraction
from itertools import permutations

from .ballots import Ballot


def agreement(ballots: Iterable[Ballot]) -> Fraction | None:
    """Alpha over the criteria of one product; members of different cases rated different things.

    1 is full agreement, 0 what chance would give. None where nothing can be compared (see ``alpha``).
    """
    units: dict[tuple[str, int | None], list[int]] = {}
    for ballot in ballots:
        for code, points in ballot.points.items():
            units.setdefault((code, ballot.cases.get(code)), []).append(points)
    return alpha(units.values())


def alpha(units: Iterable[Iterable[int]]) -> Fraction | None:
    """Ordinal alpha of ``units``, each the values that several raters gave to one thing; raters may be absent.

    None where no unit was rated twice, or where only one value was ever given.
    """
    weights: dict[tuple[int, int], Fraction] = {}
    for unit in units:
        values = list(unit)
        if len(values) > 1:
            share = Fraction(1, len(values) - 1)
            for pair in permutations(values, 2):
                weights[pair] = weights.get(pair, Fraction(0)) + share
    totals: dict[int, Fraction] = {}
    for (first, _), weight in weights.items():
        totals[first] = totals.get(first, Fraction(0)) + weight
    count = sum(totals.values(), Fraction(0))
    scale = sorted(totals)
    if len(scale) < 2:
        return None

    def distance(one: int, other: int) -> Fraction:
        low, high = sorted((one, other))
        between = sum((totals[value] for value in scale if low <= value <= high), Fraction(0))
        return (between - (totals[low] + totals[high]) / 2) ** 2

    observed = sum((weight * distance(*pair) for pair, weight in weights.items()), Fraction(0))
    expected = sum((totals[a] * totals[b] * distance(a, b) for a in scale for b in scale), Fraction(0))
    return 1 - (count - 1) * observed / expected
