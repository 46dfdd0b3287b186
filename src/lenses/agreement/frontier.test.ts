import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { agree, compiled, layering, searching } from "./frontier.laws.ts";
import { frontier, type Limits, usualLimits } from "./frontier.ts";
import { drafts, smallTaste, spaceOf } from "./spaces.laws.ts";

/** Groups are gone through, but never the whole space. */
const joining: Limits = { ...usualLimits, enumerate: 60 };

describe("the frontier is what the definition says", () => {
  for (const [way, limits] of Object.entries({ usual: usualLimits, joining, layering, searching })) {
    test(`with interactions, rules and cuts (${way})`, () => {
      fc.assert(
        fc.property(drafts(), (draft) => {
          const known = compiled(draft);
          const found = frontier(known, null, limits);
          agree(draft, found, known);
          if (limits === usualLimits) expect(found.tallied).toBe(true);
        }),
        { seed: 41, numRuns: 250 },
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
        { seed: 42, numRuns: 200 },
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
