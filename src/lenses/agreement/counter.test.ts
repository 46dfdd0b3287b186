import fc from "fast-check";
import { expect, test } from "vitest";
import { wholeOf } from "./compiled.ts";
import { counterOf, listed } from "./counter.ts";
import { usualLimits } from "./frontier.ts";
import { beats, drafts, everyPackage, smallTaste, spaceOf, stretched } from "./spaces.laws.ts";
import { zoneOf } from "./zone.ts";

test("counts the zone, and what beats a package, as going through all packages does", () => {
  fc.assert(
    fc.property(drafts(), fc.nat(), (draft, pick) => {
      const space = spaceOf(draft);
      const { compiled, reservations } = zoneOf(space, usualLimits);
      const all = everyPackage(draft);
      const counters = [counterOf(compiled, usualLimits)!, listed(compiled, usualLimits)!];
      const inZone = all.filter(({ points }) =>
        points.every((value, k) => value >= (draft.parties[k].reservation ?? Number.NEGATIVE_INFINITY)),
      );
      for (const counter of counters) {
        expect(counter.reaching(reservations)).toBe(BigInt(inZone.length));
        expect(counter.reaching(reservations.map(() => null))).toBe(BigInt(all.length));
      }
      if (all.length === 0) return;
      const { points } = all[pick % all.length];
      const whole = points.map((value, k) => wholeOf(stretched(value, draft.parties[k]), compiled.units[k]));
      const above = BigInt(all.filter((other) => beats(other.points, points)).length);
      expect(counters.map((counter) => counter.beating(whole))).toEqual([above, above]);
    }),
    { seed: 51, numRuns: 150 },
  );
});

test("counts packages by listing them where nearly all have different points", () => {
  // One issue in effect: the first party's points are a package's number, the second's go down with it.
  const sizes = [50, 50, 50];
  const draft = {
    sizes,
    rules: [{ kind: "forbidden" as const, bounds: sizes.map((_, issue) => ({ issue, values: [0] })) }],
    parties: [1, -1].map((sign) => ({
      constant: 0,
      tables: sizes.map((size, issue) =>
        Array.from({ length: size }, (_, value) => sign * value * 50 ** issue),
      ),
      terms: [],
      atMost: null,
      reservation: sign === 1 ? 40_000 : -90_000,
      stretch: "none" as const,
    })),
  };
  const { compiled, reservations } = zoneOf(spaceOf(draft), { ...usualLimits, points: 10 });
  const counter = counterOf(compiled, usualLimits)!;
  expect(counter.reaching(reservations)).toBe(50_001n);
  expect(counter.reaching([null, null])).toBe(124_999n);
  expect(counter.beating([5n, -7n])).toBe(3n);
  expect(counter.beating([5n, -5n])).toBe(0n);
});

test("counts what nobody could go through", () => {
  // Sixty coins: each party wants heads, or tails; both accept when each side has at least thirty.
  const coins = 60;
  const draft = {
    sizes: new Array<number>(coins).fill(2),
    rules: [],
    parties: [0, 1].map((wanted) => ({
      constant: 0,
      tables: Array.from({ length: coins }, () => [wanted === 0 ? 1 : 0, wanted]),
      terms: [],
      atMost: null,
      reservation: 29,
      stretch: "none" as const,
    })),
  };
  const { compiled, reservations, frontier } = zoneOf(spaceOf(draft), usualLimits);
  const binomial = (k: number): bigint => {
    let product = 1n;
    for (let i = 0; i < k; i++) product = (product * BigInt(coins - i)) / BigInt(i + 1);
    return product;
  };
  expect(counterOf(compiled, usualLimits)!.reaching(reservations)).toBe(
    binomial(29) + binomial(30) + binomial(31),
  );
  expect(frontier.map(({ packages }) => packages)).toEqual(
    Array.from({ length: coins + 1 }, (_, heads) => binomial(heads)),
  );
});

test("says when it cannot count", () => {
  fc.assert(
    fc.property(drafts({ ...smallTaste, issues: { min: 2, max: 2 }, values: 4 }), (draft) => {
      const { compiled } = zoneOf(spaceOf(draft), usualLimits);
      if (compiled.impossible) return;
      expect(counterOf(compiled, { ...usualLimits, enumerate: 0 })).toBeNull();
    }),
    { seed: 52, numRuns: 20 },
  );
});
