import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  compare,
  divide,
  type Exact,
  fraction,
  multiply,
  subtract,
  toNumber,
  zero,
} from "../../maths/exact.ts";
import { usualLimits } from "./frontier.ts";
import { openingOf } from "./opening.ts";
import { oppositionOf } from "./opposition.ts";
import { exactPoints, type Point } from "./point.ts";
import { headline, type Solution, solutionsOf, utilitarian } from "./solutions.ts";
import { type Draft, drafts, everyPackage, slowFront, spaceOf, stretched } from "./spaces.laws.ts";
import { zoneOf } from "./zone.ts";

/** Points as exact numbers, straight from the draft. */
interface Plain {
  readonly points: readonly Exact[];
  readonly packages: readonly (readonly number[])[];
}

function slowly(draft: Draft) {
  const all = everyPackage(draft);
  const exact = (points: readonly number[]): readonly Exact[] =>
    points.map((each, k) => stretched(each, draft.parties[k]));
  const frontier: readonly Plain[] = slowFront(all).map((group) => ({
    ...group,
    points: exact(group.points),
  }));
  const reservations = draft.parties.map(({ reservation }, k) =>
    reservation === null ? null : stretched(reservation, draft.parties[k]),
  );
  const accepted = (points: readonly Exact[], but = -1): boolean =>
    points.every((each, k) => k === but || reservations[k] === null || compare(each, reservations[k]) >= 0);
  const zone = frontier.filter(({ points }) => accepted(points));
  const column = (k: number): readonly Exact[] =>
    all.map(({ points }) => stretched(points[k], draft.parties[k]));
  const without = draft.parties.map((_, k) => reservations[k] ?? column(k).reduce(smaller, column(k)[0]));
  const ideal = draft.parties.map((_, k) =>
    zone.map(({ points }) => points[k]).reduce(larger, zone[0]?.points[k]),
  );
  return {
    all: all.map(({ points }) => exact(points)),
    frontier,
    reservations,
    accepted,
    zone,
    without,
    ideal,
  };
}

const smaller = (a: Exact, b: Exact): Exact => (compare(a, b) <= 0 ? a : b);
const larger = (a: Exact, b: Exact): Exact => (compare(a, b) >= 0 ? a : b);
const sum = (all: readonly Exact[]): Exact =>
  all.reduce((a, b) => fraction(a.top * b.bottom + b.top * a.bottom, a.bottom * b.bottom), zero);

function best(points: readonly Plain[], score: (points: readonly Exact[]) => Exact): readonly string[] {
  const scores = points.map((point) => score(point.points));
  const top = scores.reduce(larger, scores[0]);
  return points
    .filter((_, index) => compare(scores[index], top) === 0)
    .map(({ packages }) => String(packages[0]));
}

const firsts = (points: readonly Point[]): readonly string[] => points.map(({ first }) => String(first));

test("every solution point is the largest of its formula, with all ties", () => {
  fc.assert(
    fc.property(drafts(), (draft) => {
      const { zone, without, ideal, frontier } = slowly(draft);
      const found = zoneOf(spaceOf(draft), usualLimits);
      expect(firsts(utilitarian(found.frontier, found.compiled.units).points)).toEqual(best(frontier, sum));
      if (zone.length === 0) {
        expect(found.stakes).toBeNull();
        return;
      }
      const gains = (points: readonly Exact[]): readonly Exact[] =>
        points.map((each, k) => subtract(each, without[k]));
      const slow: Record<Solution["name"], (points: readonly Exact[]) => Exact> = {
        nash: (points) => gains(points).reduce(multiply),
        "kalai-smorodinsky": (points) => {
          const shares = gains(points).flatMap((gain, k) => {
            const span = subtract(ideal[k], without[k]);
            return span.top === 0n ? [] : [divide(gain, span)];
          });
          return shares.reduce(smaller, shares[0] ?? zero);
        },
        egalitarian: (points) => gains(points).reduce(smaller),
        utilitarian: sum,
        maximin: (points) => points.reduce(smaller),
      };
      for (const { name, points, value, note } of solutionsOf(found.points, found.stakes!)) {
        expect([name, ...firsts(points)]).toEqual([name, ...best(zone, slow[name])]);
        const values = zone.map((point) => slow[name](point.points));
        if (value !== null) expect(compare(value, values.reduce(larger))).toBe(0);
        else expect(note).toContain("nobody");
        if (name === "nash" && value?.top === 0n) expect(note).toContain("0");
      }
    }),
    { seed: 61, numRuns: 300 },
  );
});

describe("laws", () => {
  /** Points of a party times a positive number, and all of them with the reservation moved. */
  const changed = (draft: Draft, factor: number, shift: number): Draft => ({
    ...draft,
    parties: draft.parties.map((party, k) => {
      if (k > 0) return party;
      return {
        ...party,
        constant: party.constant * factor + shift,
        tables: party.tables.map((table) => table.map((each) => each * factor)),
        terms: party.terms.map((term) =>
          term.kind === "table"
            ? { ...term, points: term.points.map((each) => each * factor) }
            : { ...term, points: term.points * factor },
        ),
        atMost: party.atMost === null ? null : party.atMost * factor + shift,
        reservation: party.reservation === null ? null : party.reservation * factor + shift,
      };
    }),
  });

  test("a party's scale and zero change neither Nash nor Kalai-Smorodinsky nor the headline nor the frontier", () => {
    fc.assert(
      fc.property(
        drafts(),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: -9, max: 9 }),
        (draft, factor, shift) => {
          const told = (each: Draft) => {
            const zone = zoneOf(spaceOf(each), usualLimits);
            const free = zone.stakes === null ? [] : solutionsOf(zone.points, zone.stakes);
            return {
              frontier: zone.frontier.map(({ first, packages }) => ({ first, packages })),
              zone: firsts(zone.points),
              solutions: free.filter((one) => !one.comparesParties).map(({ points }) => firsts(points)),
              headline: zone.stakes === null ? null : headline(zone.points, zone.stakes)?.first,
            };
          };
          expect(told(changed(draft, factor, shift))).toEqual(told(draft));
        },
      ),
      { seed: 62, numRuns: 150 },
    );
  });

  test("a higher reservation never adds to the zone", () => {
    fc.assert(
      fc.property(drafts(), fc.nat(6), (draft, raise) => {
        const raised: Draft = {
          ...draft,
          parties: draft.parties.map((party) => ({
            ...party,
            reservation: party.reservation === null ? null : party.reservation + raise,
          })),
        };
        const before = new Set(firsts(zoneOf(spaceOf(draft), usualLimits).points));
        for (const one of firsts(zoneOf(spaceOf(raised), usualLimits).points))
          expect(before.has(one)).toBe(true);
      }),
      { seed: 63, numRuns: 150 },
    );
  });

  test("the headline is among the Kalai-Smorodinsky points", () => {
    fc.assert(
      fc.property(drafts(), (draft) => {
        const { points, stakes } = zoneOf(spaceOf(draft), usualLimits);
        if (stakes === null) return;
        const [, { points: shared }] = solutionsOf(points, stakes);
        expect(shared).toContain(headline(points, stakes));
      }),
      { seed: 64, numRuns: 150 },
    );
  });
});

test("openness and what one party alone would have to give", () => {
  fc.assert(
    fc.property(drafts(), (draft) => {
      const { all, reservations, accepted } = slowly(draft);
      const { frontier, compiled, reservations: whole } = zoneOf(spaceOf(draft), usualLimits);
      const { openness, alone } = openingOf(frontier, whole, compiled.units);
      const gains = all.map((points) =>
        points.flatMap((each, k) => (reservations[k] === null ? [] : [subtract(each, reservations[k])])),
      );
      if (all.length === 0 || reservations.every((each) => each === null)) expect(openness).toBeNull();
      else {
        const least = gains.map((each) => each.reduce(smaller));
        expect(openness!.value).toEqual(least.reduce(larger));
        for (const point of openness!.points) {
          const reached = point.whole
            .flatMap((each, k) =>
              reservations[k] === null ? [] : [subtract(exactPoints(compiled, k, each), reservations[k])],
            )
            .reduce(smaller);
          expect(reached).toEqual(openness!.value);
        }
      }
      alone.forEach((one, k) => {
        const taken = all.filter((points) => accepted(points, k));
        if (reservations[k] === null || taken.length === 0) expect(one).toBeNull();
        else
          expect(one!.gain).toEqual(
            taken.map((points) => subtract(points[k], reservations[k]!)).reduce(larger),
          );
      });
    }),
    { seed: 65, numRuns: 300 },
  );
});

test("both oppositions are least distances over all packages", () => {
  /** Sums of squares of a few rounded quotients. */
  const rounding = 12;
  fc.assert(
    fc.property(drafts(), (draft) => {
      const { all, accepted } = slowly(draft);
      const { frontier, points, compiled } = zoneOf(spaceOf(draft), usualLimits);
      const { toOnes, scaled } = oppositionOf(frontier, points, compiled.units);
      const numbers = all.map((each) => each.map(toNumber));
      const most = draft.parties.map((_, k) => Math.max(...numbers.map((each) => each[k])));
      if (all.length > 0 && most.every((each) => each <= 1 + 1e-9)) {
        expect(toOnes).toBeCloseTo(
          Math.min(...numbers.map((each) => Math.hypot(...each.map((x) => 1 - x)))),
          rounding,
        );
      } else expect(toOnes).toBeNull();
      const inZone = numbers.filter((_, index) => accepted(all[index]));
      if (inZone.length > 0 && most.every((each) => each > 0)) {
        const distances = inZone.map((each) => Math.hypot(...each.map((x, k) => 1 - x / most[k])));
        expect(scaled).toBeCloseTo(Math.min(...distances), rounding);
      } else expect(scaled).toBeNull();
    }),
    { seed: 66, numRuns: 200 },
  );
});
