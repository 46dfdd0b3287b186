import { expect } from "vitest";
import { fraction } from "../../maths/exact.ts";
import { entryOf, type Front, strideOf, tallyOf, widthOf } from "../../maths/front.ts";
import { digitsOf } from "../../maths/places.ts";
import { type Compiled, compile } from "./compiled.ts";
import { type Frontier, type Limits, usualLimits } from "./frontier.ts";
import { type Draft, everyPackage, slowFront, spaceOf, stretched } from "./spaces.laws.ts";

export const compiled = (draft: Draft): Compiled => {
  const space = spaceOf(draft);
  return compile(
    space,
    space.parties.map(({ worth, reservation }) => ({ worth, beside: [reservation] })),
  );
};

/** Points, first package and number of ties of every row, in the whole numbers of the draft. */
export function told(draft: Draft, { units, places }: Compiled, front: Front) {
  const back = draft.parties.map((party) => stretched(1, party));
  return Array.from({ length: front.size }, (_, row) => ({
    points: draft.parties.map((_, party) => {
      const { top, bottom } = back[party];
      const { top: whole, bottom: rest } = fraction(entryOf(front, row, party) * bottom, units[party] * top);
      expect(rest).toBe(1n);
      return Number(whole);
    }),
    first: digitsOf(places, front.rows, row * strideOf(front.layout) + widthOf(front.layout)),
    ties: Number(tallyOf(front, row)),
  }));
}

export const slowly = (draft: Draft, floors: readonly (number | null)[] = []) =>
  slowFront(everyPackage(draft))
    .filter(({ points }) =>
      points.every((value, party) => value >= (floors[party] ?? Number.NEGATIVE_INFINITY)),
    )
    .map(({ points, packages }) => ({ points, first: packages[0], ties: packages.length }));

export function agree(
  draft: Draft,
  found: Frontier,
  known: Compiled,
  floors?: readonly (number | null)[],
): void {
  expect(found.skipped).toEqual([]);
  const rows = told(draft, known, found.front);
  const slow = slowly(draft, floors);
  if (found.tallied) expect(rows).toEqual(slow);
  else {
    expect(rows.map(({ points }) => points)).toEqual(slow.map(({ points }) => points));
    rows.forEach(({ ties }, row) => {
      expect(ties).toBeLessThanOrEqual(slow[row].ties);
    });
  }
  if (found.packages !== null) expect(Number(found.packages)).toBe(everyPackage(draft).length);
}

/** Nothing is gone through: every group is searched, and groups are joined. */
export const searching: Limits = { ...usualLimits, enumerate: 0, rows: 0 };

/** Nothing is gone through: every group is chosen issue by issue, and groups are joined. */
export const layering: Limits = { ...usualLimits, enumerate: 0 };
