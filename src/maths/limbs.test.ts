import fc from "fast-check";
import { expect, test } from "vitest";

import { addLimbs, compareLimbs, limbsFor, readLimbs, writeLimbs } from "./limbs.ts";
import { bits } from "./whole.ts";

const size = 2n ** 150n;
const pair = fc.tuple(
  fc.oneof(fc.bigInt(-size, size), fc.bigInt(-4n, 4n)),
  fc.oneof(fc.bigInt(-size, size), fc.bigInt(-4n, 4n)),
);

test("adds and compares as whole numbers do", () => {
  fc.assert(
    fc.property(pair, pair, ([a, b], [c, d]) => {
      const limbs = limbsFor(Math.max(...[a, b, c, d].map(bits)));
      const left = new Float64Array(2 * limbs);
      const right = new Float64Array(2 * limbs);
      [a, b].forEach((value, k) => {
        writeLimbs(value, left, k * limbs, limbs);
      });
      [c, d].forEach((value, k) => {
        writeLimbs(value, right, k * limbs, limbs);
      });
      expect(readLimbs(left, limbs, limbs)).toBe(b);
      expect(Math.sign(compareLimbs(left, 0, right, 0, limbs))).toBe(a < c ? -1 : a > c ? 1 : 0);
      addLimbs(left, 0, left, 0, right, 0, 2, limbs);
      expect(readLimbs(left, 0, limbs)).toBe(a + c);
      expect(readLimbs(left, limbs, limbs)).toBe(b + d);
    }),
    { seed: 21, numRuns: 3000 },
  );
});

test("needs one limb while sums stay whole in a double", () => {
  expect(limbsFor(52)).toBe(1);
  expect(limbsFor(53)).toBe(2);
  expect(limbsFor(102)).toBe(2);
  expect(limbsFor(103)).toBe(3);
});

test("carries through all limbs and below zero", () => {
  const a = new Float64Array(3);
  const b = new Float64Array(3);
  writeLimbs(-1n, a, 0, 3);
  writeLimbs(1n, b, 0, 3);
  expect([...a]).toEqual([-1, 2 ** 52 - 1, 2 ** 52 - 1]);
  addLimbs(a, 0, a, 0, b, 0, 1, 3);
  expect([...a]).toEqual([0, 0, 0]);
});
