import { expect, it } from "vitest";
import { draw, half } from "./resample.ts";

it("draws as many as there are, each row alike", () => {
  const rows = 50;
  const resamples = 2000;
  const total = new Float64Array(rows);
  const times = new Int32Array(rows);
  let missed = 0;
  for (let resample = 0; resample < resamples; resample++) {
    draw(3, resample, times);
    expect(times.reduce((sum, one) => sum + one, 0)).toBe(rows);
    for (const [row, one] of times.entries()) {
      total[row] += one;
      if (one === 0) missed++;
    }
  }
  // Each total is binomial with variance 2000 (1 - 1/50); five of its spreads are never seen among fifty.
  for (const one of total)
    expect(Math.abs(one - resamples)).toBeLessThan(5 * Math.sqrt(resamples * (1 - 1 / rows)));
  // A row is missed with probability (1 - 1/50)^50; the spread of the share over 100,000 rows is below .0016.
  expect(Math.abs(missed / (rows * resamples) - (1 - 1 / rows) ** rows)).toBeLessThan(5 * 0.0016);
});

it("takes halves of exactly half the rows, each row and each pair alike", () => {
  const rows = 9;
  const resamples = 4000;
  const single = new Float64Array(rows);
  let firstPair = 0;
  for (let resample = 0; resample < resamples; resample++) {
    const taken = half(1, resample, rows);
    expect(taken.reduce((sum, one) => sum + one, 0)).toBe(4);
    for (const [row, one] of taken.entries()) single[row] += one;
    firstPair += taken[0] & taken[8];
  }
  const [share, pair] = [4 / 9, (4 / 9) * (3 / 8)];
  const spread = (p: number) => Math.sqrt((p * (1 - p)) / resamples);
  for (const one of single) expect(Math.abs(one / resamples - share)).toBeLessThan(5 * spread(share));
  expect(Math.abs(firstPair / resamples - pair)).toBeLessThan(5 * spread(pair));
});

it("gives the same for the same seed and resample, and something else for another", () => {
  expect(half(1, 0, 100)).toEqual(half(1, 0, 100));
  expect(half(1, 0, 100)).not.toEqual(half(1, 1, 100));
  expect(half(1, 0, 100)).not.toEqual(half(2, 0, 100));
  expect(half(1, 0, 100)).not.toEqual(half(1 + 2 ** 32, 0, 100));
  expect(() => half(-1, 0, 100)).toThrow("invalid seed -1");
});
