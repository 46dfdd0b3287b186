import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fraction } from "../../maths/exact.ts";
import { entryOf, type Front, strideOf, tallyOf, widthOf } from "../../maths/front.ts";
import { digitsOf } from "../../maths/places.ts";
import { type Compiled, compile } from "./compiled.ts";
import { type Frontier, frontier, type Limits, usualLimits } from "./frontier.ts";
import {
  type Draft,
  drafts,
  everyPackage,
  slowFront,
  smallTaste,
  spaceOf,
  stretched,
} from "./spaces.laws.ts";

const compiled = (draft: Draft): Compiled => {
  const space = spaceOf(draft);
  return compile(
    space,
    space.parties.map(({ worth, reservation }) => ({ worth, beside: [reservation] })),
  );
};

/** Points, first package and number of ties of every row, in the whole numbers of the draft. */
function told(draft: Draft, { units, places }: Compiled, front: Front) {
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

const slowly = (draft: Draft, floors: readonly (number | null)[] = []) =>
  slowFront(everyPackage(draft))
    .filter(({ points }) =>
      points.every((value, party) => value >= (floors[party] ?? Number.NEGATIVE_INFINITY)),
    )
    .map(({ points, packages }) => ({ points, first: packages[0], ties: packages.length }));

function agree(draft: Draft, found: Frontier, known: Compiled, floors?: readonly (number | null)[]): void {
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
const searching: Limits = { ...usualLimits, enumerate: 0 };
/** Groups are gone through, but never the whole space. */
const joining: Limits = { ...usualLimits, enumerate: 60 };

describe("the frontier is what the definition says", () => {
  for (const [way, limits] of Object.entries({ usual: usualLimits, joining, searching })) {
    test(`with interactions, rules and cuts (${way})`, () => {
      fc.assert(
        fc.property(drafts(), (draft) => {
          const known = compiled(draft);
          agree(draft, frontier(known, null, limits), known);
        }),
        { seed: 41, numRuns: 400 },
      );
    });

    test(`above floors (${way})`, () => {
      fc.assert(
        fc.property(drafts(), (draft) => {
          const known = compiled(draft);
          const { parties } = spaceOf(draft);
          const floors = parties.map(({ reservation }, party) =>
            reservation === null ? null : (reservation.top * known.units[party]) / reservation.bottom,
          );
          const plain = draft.parties.map(({ reservation }) => reservation);
          agree(draft, frontier(known, floors, limits), known, plain);
        }),
        { seed: 42, numRuns: 300 },
      );
    });
  }

  test("additive, all ties and first packages", () => {
    const taste = { ...smallTaste, joint: 0, issues: { min: 1, max: 6 }, combinations: 1500 };
    fc.assert(
      fc.property(drafts(taste), (drawn) => {
        const draft = { ...drawn, parties: drawn.parties.map((party) => ({ ...party, atMost: null })) };
        const known = compiled(draft);
        const found = frontier(known);
        expect(found.tallied).toBe(true);
        agree(draft, found, known);
      }),
      { seed: 43, numRuns: 200 },
    );
  });
});
