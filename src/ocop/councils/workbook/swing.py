"""Which single ballots decide: with one of them left out, the product would end with other stars."""

from collections.abc import Sequence
from dataclasses import dataclass

from ocop.councils.workbook.result import Placed
from ocop.criteria import Ballot, Regulation, tally


@dataclass(frozen=True)
class Swing:
    """Without any one of ``members`` the product would have ``stars``."""

    stars: int
    members: tuple[str, ...]


def swings(placed: Placed, regulation: Regulation) -> tuple[Swing, ...]:
    """The stars that one ballot less would give, where they are others, lowest first; () without a conclusion.

    Nothing is wrong with such a ballot: a council looks at it before it concludes. The quorum is left aside.
    """
    ballots = placed.product.ballots
    if placed.result.stars is None or len(ballots) < 2:
        return ()
    found: dict[int, list[str]] = {}
    for at, ballot in enumerate(ballots):
        stars = _stars(placed, [*ballots[:at], *ballots[at + 1 :]], regulation)
        if stars is not None and stars != placed.result.stars:
            found.setdefault(stars, []).append(ballot.member)
    return tuple(Swing(stars, tuple(found[stars])) for stars in sorted(found))


def _stars(placed: Placed, ballots: Sequence[Ballot], regulation: Regulation) -> int | None:
    return tally(placed.sheet, ballots, regulation, entitled=len(ballots)).stars
