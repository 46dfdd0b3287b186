import fc from "fast-check";
import { expect, test } from "vitest";
import {
  entryOf,
  type Front,
  frontOf,
  type Layout,
  origin,
  strideOf,
  sum,
  tallyOf,
  thinned,
  union,
} from "./front.ts";
import { writeLimbs } from "./limbs.ts";
import { digitsOf, places } from "./places.ts";
import { orderOf } from "./sort.ts";

/** A vector with the choice that it comes from, written out. */
interface Choice {
  readonly vector: readonly bigint[];
  readonly place: number;
}

/** Vectors of small whole numbers, so that many are equal; times a large step where several limbs are wanted. */
const vectors = fc
  .record({
    dims: fc.integer({ min: 1, max: 5 }),
    step: fc.constantFrom(1n, 3n ** 40n),
    most: fc.integer({ min: 1, max: 12 }),
    rows: fc.array(fc.array(fc.nat(), { minLength: 5, maxLength: 5 }), { minLength: 1, maxLength: 60 }),
  })
  .map(({ dims, step, most, rows }) => ({
    layout: { dims, limbs: step === 1n ? 1 : 2, words: 1, tally: 1, keeps: "best" } satisfies Layout,
    choices: rows.map((row, place) => ({
      vector: row.slice(0, dims).map((entry) => BigInt((entry % (2 * most + 1)) - most) * step),
      place,
    })),
  }));

function rowsOf(layout: Layout, choices: readonly Choice[]): Float64Array {
  const stride = strideOf(layout);
  const rows = new Float64Array(choices.length * stride);
  choices.forEach(({ vector, place }, row) => {
    vector.forEach((entry, dim) => {
      writeLimbs(entry, rows, row * stride + dim * layout.limbs, layout.limbs);
    });
    rows[row * stride + layout.dims * layout.limbs] = place;
    rows[row * stride + stride - 1] = 1;
  });
  return rows;
}

const build = (layout: Layout, choices: readonly Choice[]): Front =>
  frontOf(layout, rowsOf(layout, choices), choices.length);

const told = (front: Front): readonly string[] =>
  Array.from({ length: front.size }, (_, row) => {
    const vector = Array.from({ length: front.layout.dims }, (_, dim) => entryOf(front, row, dim));
    const place = front.rows[row * strideOf(front.layout) + front.layout.dims * front.layout.limbs];
    return `${vector.join(",")} first ${place} times ${tallyOf(front, row)}`;
  });

/** Straight from the definition. */
function slow(choices: readonly Choice[]): readonly string[] {
  const beats = (a: Choice, b: Choice): boolean =>
    a.vector.every((entry, dim) => entry >= b.vector[dim]) &&
    a.vector.some((entry, dim) => entry > b.vector[dim]);
  const open = choices.filter((one) => !choices.some((other) => beats(other, one)));
  const groups = new Map<string, Choice[]>();
  for (const one of open) groups.set(String(one.vector), [...(groups.get(String(one.vector)) ?? []), one]);
  return [...groups.values()]
    .sort(([{ vector: a }], [{ vector: b }]) => {
      const dim = a.findIndex((entry, index) => entry !== b[index]);
      return a[dim] > b[dim] ? -1 : 1;
    })
    .map(
      (group) =>
        `${group[0].vector} first ${Math.min(...group.map(({ place }) => place))} times ${group.length}`,
    );
}

test("a front holds what the definition says, with ties", () => {
  fc.assert(
    fc.property(vectors, ({ layout, choices }) => {
      expect(told(build(layout, choices))).toEqual(slow(choices));
    }),
    { seed: 31, numRuns: 2000 },
  );
});

test("a union is the front of both", () => {
  fc.assert(
    fc.property(vectors, fc.nat(), ({ layout, choices }, cut) => {
      const at = cut % (choices.length + 1);
      const joined = union(build(layout, choices.slice(0, at)), build(layout, choices.slice(at)));
      expect(told(joined)).toEqual(slow(choices));
    }),
    { seed: 32, numRuns: 1000 },
  );
});

const pairs = (a: readonly Choice[], b: readonly Choice[], times: number): readonly Choice[] =>
  a.flatMap((one) =>
    b.map((other) => ({
      vector: one.vector.map((entry, dim) => entry + other.vector[dim]),
      place: one.place * times + other.place,
    })),
  );

test("a sum is the front of all sums, with what is needed and without", () => {
  fc.assert(
    fc.property(vectors, fc.nat(), fc.boolean(), ({ layout, choices }, cut, demand) => {
      const at = 1 + (cut % choices.length);
      const a = choices.slice(0, at).map((one) => ({ ...one, place: one.place * choices.length }));
      const b = choices.slice(at).concat(choices.slice(0, 2));
      const all = pairs(a, b, 1);
      const least = choices[0].vector;
      const needed = demand ? rowsOf(layout, choices).slice(0, layout.dims * layout.limbs) : null;
      const allowed = demand
        ? all.filter(({ vector }) => vector.every((entry, dim) => entry >= least[dim]))
        : all;
      expect(told(sum(build(layout, a), build(layout, b), needed))).toEqual(slow(allowed));
    }),
    { seed: 33, numRuns: 600 },
  );
});

test("thousands of vectors with four and five entries, one and two limbs each", () => {
  const next = (() => {
    let state = 1;
    return () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return state >>> 16;
    };
  })();
  for (const [dims, step] of [
    [4, 1n],
    [5, 3n ** 40n],
  ] as const) {
    // Entries whose sum hardly varies: most vectors are beaten by none.
    const choices = Array.from({ length: 1500 }, (_, place) => {
      const entries = Array.from({ length: dims - 1 }, () => next() % 40);
      const rest = 40 * dims - entries.reduce((a, b) => a + b, 0) - (next() % 8);
      return { vector: [...entries, rest].map((entry) => BigInt(entry) * step), place };
    });
    const layout: Layout = { dims, limbs: step === 1n ? 1 : 2, words: 1, tally: 1, keeps: "best" };
    expect(told(build(layout, choices))).toEqual(slow(choices));
  }
});

test("all distinct vectors stay where all are kept", () => {
  fc.assert(
    fc.property(vectors, ({ layout, choices }) => {
      const everything = build({ ...layout, keeps: "all" }, choices);
      const distinct = new Set(choices.map(({ vector }) => String(vector)));
      expect(everything.size).toBe(distinct.size);
      const all = Array.from({ length: everything.size }, (_, row) => Number(tallyOf(everything, row)));
      expect(all.reduce((a, b) => a + b)).toBe(choices.length);
    }),
    { seed: 36, numRuns: 300 },
  );
});

test("tallies larger than a double can hold stay exact", () => {
  const layout: Layout = { dims: 1, limbs: 1, words: 1, tally: 3, keeps: "best" };
  let front = origin(layout);
  const step = build(
    layout,
    Array.from({ length: 1000 }, () => ({ vector: [0n], place: 0 })),
  );
  for (let issue = 0; issue < 10; issue++) front = sum(front, step);
  expect(tallyOf(front, 0)).toBe(10n ** 30n);
});

test("thinning keeps both ends", () => {
  const layout: Layout = { dims: 2, limbs: 1, words: 1, tally: 1, keeps: "best" };
  const line = Array.from({ length: 100 }, (_, k) => ({ vector: [BigInt(k), BigInt(-k)], place: k }));
  const few = thinned(build(layout, line), 7);
  expect(few.size).toBe(7);
  expect(entryOf(few, 0, 0)).toBe(99n);
  expect(entryOf(few, 6, 0)).toBe(0n);
  expect(thinned(few, 7)).toBe(few);
});

test("an order is stable and sorted", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 20 })), (values) => {
      const slowly = values.map((_, index) => index).sort((a, b) => values[a] - values[b]);
      expect([...orderOf(values.length, (a, b) => values[a] - values[b])]).toEqual(slowly);
    }),
    { seed: 34, numRuns: 1000 },
  );
});

test("places hold their digits and compare like them", () => {
  const radices = fc.array(fc.constantFrom(1, 2, 3, 10, 1000, 2 ** 30), { minLength: 1, maxLength: 9 });
  fc.assert(
    fc.property(radices, fc.array(fc.nat(), { minLength: 18, maxLength: 18 }), (sizes, raw) => {
      const packing = places(sizes);
      const pack = (digits: readonly number[]): Float64Array => {
        const words = new Float64Array(packing.words);
        digits.forEach((digit, index) => {
          words[packing.word[index]] += digit * packing.unit[index];
        });
        return words;
      };
      const a = sizes.map((radix, index) => raw[index] % radix);
      const b = sizes.map((radix, index) => raw[9 + index] % radix);
      expect(digitsOf(packing, pack(a), 0)).toEqual(a);
      const differing = a.findIndex((digit, index) => digit !== b[index]);
      const word = pack(a).findIndex((value, index) => value !== pack(b)[index]);
      const order = (x: ArrayLike<number>, y: ArrayLike<number>, at: number): number =>
        at < 0 ? 0 : Math.sign(x[at] - y[at]);
      expect(order(pack(a), pack(b), word)).toBe(order(a, b, differing));
    }),
    { seed: 35, numRuns: 1000 },
  );
});
