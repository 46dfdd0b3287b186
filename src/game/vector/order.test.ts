import fc from "fast-check";
import { expect, test } from "vitest";
import { inWaves, type Waits } from "./order.ts";

/** Things that wait for some of those before them; more than fit into one window. */
const things = fc
  .array(fc.record({ back: fc.array(fc.nat(40), { maxLength: 4 }), kind: fc.nat(5) }), {
    minLength: 1,
    maxLength: 900,
    size: "max",
  })
  .map((list) => {
    const waitsFor = list.map(({ back }, i) => back.map((b) => i - 1 - b).filter((other) => other >= 0));
    const first = new Int32Array(list.length + 1);
    waitsFor.forEach((others, i) => {
      first[i + 1] = first[i] + others.length;
    });
    const waits: Waits = { first, items: Int32Array.from(waitsFor.flat()) };
    return { waitsFor, waits, kinds: list.map(({ kind }) => kind) };
  });

test("an order in waves keeps everything, lets nothing go before what it waits for, and sorts kinds", () => {
  fc.assert(
    fc.property(things, ({ waitsFor, waits, kinds }) => {
      const given = Int32Array.from(kinds, (_, i) => i);
      const { things: order, wave } = inWaves(given, waits, Uint8Array.from(kinds));
      expect(order.toSorted()).toEqual(given);
      const position = new Map(Array.from(order, (thing, at) => [thing, at]));
      const early = waitsFor.flatMap((others, thing) =>
        others.filter((other) => position.get(other)! > position.get(thing)! || wave[other] >= wave[thing]),
      );
      expect(early).toEqual([]);
      const unsorted = order.filter((here, i) => {
        const before = order[Math.max(0, i - 1)];
        return wave[before] > wave[here] || (wave[before] === wave[here] && kinds[before] > kinds[here]);
      });
      expect([...unsorted]).toEqual([]);
    }),
    { seed: 11, numRuns: 60 },
  );
});

test("what is not in the order has no wave, and nothing waits long for it", () => {
  const waits = { first: Int32Array.of(0, 0, 1, 3), items: Int32Array.of(0, 0, 1) };
  const { things: order, wave } = inWaves(Int32Array.of(1, 2), waits, new Uint8Array(3));
  expect([...order]).toEqual([1, 2]);
  expect([...wave]).toEqual([-1, 0, 1]);
});
