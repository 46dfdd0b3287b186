import fc from "fast-check";
import { expect, test } from "vitest";
import { layoutOf, stateAt, writeField } from "./layout.ts";

const sizes = fc.array(fc.integer({ min: 1, max: 2000 }), { maxLength: 12 });

test("what is written into a state is read back, however it is packed", () => {
  fc.assert(
    fc.property(
      fc.record({ variables: sizes, table: fc.integer({ min: 1, max: 60 }), shown: sizes, missed: sizes }),
      fc.array(fc.nat(), { minLength: 40, maxLength: 40 }),
      ({ variables, table, shown, missed }, draws) => {
        const layout = layoutOf({ variables, table, agreed: [2, 1, 2], shown, missed });
        const words = new Int32Array(2 * layout.words).fill(-1);
        let next = 0;
        const drawn = (size: number): number => draws[next++ % draws.length] % size;
        const state = {
          variables: variables.map(drawn),
          table: drawn(table) - 1,
          agreed: drawn(2) | (drawn(2) << 2),
          shown: shown.map(drawn),
          missed: missed.map(drawn),
        };
        const at = layout.words;
        layout.variables.forEach((field, i) => {
          writeField(field, words, at, state.variables[i]);
        });
        writeField(layout.table, words, at, state.table + 1);
        layout.agreed.forEach((field, party) => {
          writeField(field, words, at, (state.agreed >>> party) & 1);
        });
        layout.shown.forEach((field, i) => {
          writeField(field, words, at, state.shown[i]);
        });
        layout.missed.forEach((field, i) => {
          writeField(field, words, at, state.missed[i]);
        });
        expect(stateAt({ count: 2, layout, words }, 1)).toEqual(state);
        // Its neighbour is as it was.
        expect([...words.subarray(0, at)].every((word) => word === -1)).toBe(true);
      },
    ),
    { seed: 3, numRuns: 200 },
  );
});
