import fc from "fast-check";
import { expect, it } from "vitest";
import { binomialTail } from "./binomial.ts";

/** The tail in whole numbers: successes of chance p/q among n, all over q^n. */
function exactly(count: number, trials: number, p: bigint, q: bigint): number {
  let choices = 1n;
  let sum = 0n;
  for (let k = 0; k <= trials; k++) {
    if (k >= count) sum += choices * p ** BigInt(k) * (q - p) ** BigInt(trials - k);
    choices = (choices * BigInt(trials - k)) / BigInt(k + 1);
  }
  const scale = 10n ** 400n;
  const digits = ((sum * scale) / q ** BigInt(trials)).toString();
  return Number(`${digits.slice(0, 25)}e${digits.length - Math.min(25, digits.length) - 400}`);
}

/** What is stated, for trials far fewer than a hundred thousand. */
const stated = 1e-11;

it("agrees with sums of whole numbers, far into the tail", () => {
  const cases = fc
    .record({ trials: fc.integer({ min: 1, max: 200 }), q: fc.integer({ min: 2, max: 60 }) })
    .chain(({ trials, q }) =>
      fc.record({
        trials: fc.constant(trials),
        q: fc.constant(q),
        p: fc.integer({ min: 1, max: q - 1 }),
        count: fc.integer({ min: 0, max: trials + 1 }),
      }),
    );
  fc.assert(
    fc.property(cases, ({ count, trials, p, q }) => {
      const exact = exactly(count, trials, BigInt(p), BigInt(q));
      fc.pre(exact === 0 || exact > 1e-300);
      expect(Math.abs(binomialTail(count, trials, p / q) - exact)).toBeLessThanOrEqual(stated * exact);
    }),
    { seed: 1, numRuns: 500 },
  );
});

/** Reference `quasi-p`, exact rational sums printed to ten digits. */
it.each([
  [67, 87, 7 / 10, 0.09284579625],
  [45, 45, 5 / 6, 0.0002734285931],
])("gives P(X >= %d) of %d at %d", (count, trials, chance, tail) => {
  const printed = 1e-9;
  expect(Math.abs(binomialTail(count, trials, chance) / tail - 1)).toBeLessThan(printed);
});

it("has both ends, and a sum that stays near 1 for many trials", () => {
  expect(binomialTail(0, 10, 0)).toBe(1);
  expect(binomialTail(1, 10, 0)).toBe(0);
  expect(binomialTail(10, 10, 1)).toBe(1);
  expect(binomialTail(11, 10, 0.5)).toBe(0);
  expect(binomialTail(5000, 100000, 0.5)).toBe(1);
  expect(binomialTail(95000, 100000, 0.5)).toBe(0);
  // By symmetry half of what is left when the middle term, about sqrt(2 / (pi n)), is shared.
  const middle = Math.sqrt(2 / (Math.PI * 100000));
  const secondOrder = 1e-8;
  expect(Math.abs(binomialTail(50000, 100000, 0.5) - (0.5 + middle / 2))).toBeLessThan(secondOrder);
});
