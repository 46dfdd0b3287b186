import fc from "fast-check";
import { expect, test } from "vitest";
import type { Failure } from "../game/evaluation.ts";
import { type Found, pack, unpack } from "./packed.ts";

const number = fc.oneof(fc.double(), fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY));
const failure = fc
  .string()
  .map((message): Failure => ({ code: "some-code", message, note: null, start: 1, end: null }));

/** A reading gives a list, or a record, always of one shape. */
const shape = fc.oneof(
  fc.nat(4).map((length) => () => listOf(length)),
  fc
    .dictionary(fc.stringMatching(/^[a-z]{1,5}$/), fc.option(fc.nat(3), { nil: undefined }), { maxKeys: 3 })
    .filter((fields) => !("code" in fields))
    .map(
      (fields) => () =>
        fc.record(
          Object.fromEntries(
            Object.entries(fields).map(([name, length]) => [
              name,
              length === undefined ? number : listOf(length),
            ]),
          ) as Record<string, fc.Arbitrary<object | number>>,
        ),
    ),
);
const listOf = (length: number): fc.Arbitrary<Float64Array> =>
  fc.array(number, { minLength: length, maxLength: length }).map((list) => Float64Array.from(list));

const cases = fc
  .array(fc.array(shape, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
  .chain((lists) =>
    fc
      .array(
        fc.nat(lists.length - 1).chain((list) =>
          fc
            .oneof(
              { weight: 1, arbitrary: failure },
              {
                weight: 4,
                arbitrary: fc.tuple(
                  ...lists[list].map((make) =>
                    fc.oneof({ weight: 4, arbitrary: make() }, { weight: 1, arbitrary: failure }),
                  ),
                ),
              },
            )
            .map((values) => ({ list, values })),
        ),
        { maxLength: 20 },
      )
      .map((lanes) => ({
        lengths: lists.map(({ length }) => length),
        wanted: Uint32Array.from(lanes, ({ list }) => list),
        found: lanes.map(({ values }) => values) as Found,
      })),
  );

test("what is packed comes out as it was, -0 and NaN too", () => {
  fc.assert(
    fc.property(cases, ({ lengths, wanted, found }) => {
      const packed = structuredClone(pack(found, wanted, lengths));
      // A record out of fast-check has no prototype; one that is unpacked is an ordinary object.
      expect(unpack(packed, wanted)).toEqual(
        found.map((values) => ("code" in values ? values : [...values])),
      );
      const numbers = (some: Found): readonly number[] =>
        some.flatMap((values) =>
          "code" in values
            ? []
            : values.flatMap((value) =>
                value instanceof Float64Array
                  ? [...value]
                  : Object.values(value).flatMap((part) =>
                      part instanceof Float64Array ? [...part] : typeof part === "number" ? [part] : [],
                    ),
              ),
        );
      const [before, after] = [numbers(found), numbers(unpack(packed, wanted))];
      expect(after.length).toBe(before.length);
      before.forEach((value, index) => {
        expect(Object.is(after[index], value)).toBe(true);
      });
    }),
    { seed: 7, numRuns: 500 },
  );
});

test("values share no bytes once they are unpacked", () => {
  const found = [[Float64Array.of(1, 2)], [Float64Array.of(3, 4)]];
  const wanted = Uint32Array.of(0, 0);
  const [first, second] = unpack(pack(found, wanted, [1]), wanted) as readonly [Float64Array][];
  expect(first[0].buffer).not.toBe(second[0].buffer);
  expect(first[0].buffer.byteLength).toBe(16);
});

test.each([
  ["a text", [[{ name: "anna" }]]],
  ["a list of anything", [[{ list: [1, 2] }]]],
  ["another shape in the next lane", [[{ a: 1 }], [{ b: 1 }]]],
  ["one more field in the next lane", [[{ a: 1 }], [{ a: 1, b: 1 }]]],
  ["a longer list in the next lane", [[Float64Array.of(1)], [Float64Array.of(1, 2)]]],
])("refuses %s", (_, found) => {
  expect(() => pack(found, new Uint32Array(found.length), [1])).toThrow(/^unsupported value of a reading/);
});
