"""How long the star planner takes on every sheet of every law: the worst of many starts (limit: 50 ms)."""

import random
import time

from ocop.criteria import RANKS, Answer, Sheet, answers_for, laws, load, path_to

LIMIT_MS, STARTS = 50.0, 5
Costs = dict[str, dict[int, int]]  # criterion → points → cost
RUNS = 3  # of each problem; the best counts, so that other work on the machine does not


def _milliseconds(sheet: Sheet, answers: dict[str, Answer], stars: int, costs: Costs | None) -> float:
    begin = time.perf_counter()
    path_to(sheet, answers, stars, costs)
    return (time.perf_counter() - begin) * 1000


def _worst(sheet: Sheet, dice: random.Random) -> float:
    """The longest of some random starts, with own costs and without, to 3, 4 and 5 stars, in milliseconds."""
    worst = 0.0
    for start in range(STARTS):
        cases = {code: dice.randint(1, 2) for code in sheet.case_codes}
        values = {one.code: sorted(one.case(cases.get(one.code)).values) for one in sheet.criteria}
        # The first start has nothing at all: the longest way.
        points = {code: dice.choice(choices) if start else 0 for code, choices in values.items()}
        costs = {code: {value: dice.randint(0, 1000) for value in choices} for code, choices in values.items()}
        answers = answers_for(sheet, points, cases)
        for stars in RANKS:
            for own in (None, costs):
                worst = max(worst, min(_milliseconds(sheet, answers, stars, own) for _ in range(RUNS)))
    return worst


def main() -> int:
    """Plan on every scorable sheet; the slowest is judged."""
    dice = random.Random(1)
    found = [(_worst(sheet, dice), law, sheet.number) for law in laws() for sheet in load(law).sheets if sheet.scorable]
    worst, law, number = max(found)
    print(f"{len(found)} phiếu, chậm nhất {worst:.1f} ms (bộ {number} của {law}); giới hạn {LIMIT_MS:.0f} ms")
    return int(worst > LIMIT_MS)


if __name__ == "__main__":
    raise SystemExit(main())
