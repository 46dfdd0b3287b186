import type { Limit } from "./limit.ts";
import type { Table } from "./table.ts";

/**
 * The four quarters, by the middles of two inputs, of the pair whose quarters differ most in their share of positives.
 * A tree asks about one input at a time and is blind where only two together tell anything, as with "exactly one of the
 * two"; this looks at every pair, at one bit an input and row.
 */
export function quarters(table: Table): readonly (readonly Limit[])[] {
  const { rows, inputs, positives } = table;
  const middles = table.values.map((values) => {
    const half = values.length >>> 1;
    return half === 0 ? Number.NaN : values[half - 1] / 2 + values[half] / 2;
  });
  const upper = table.order.map((order, input) => {
    const bits = new Uint32Array((rows + 31) >>> 5);
    for (let place = rows - 1; place >= 0 && table.values[input][place] > middles[input]; place--) {
      bits[order[place] >>> 5] |= 1 << (order[place] & 31);
    }
    return bits;
  });
  const cases = new Uint32Array((rows + 31) >>> 5);
  for (let row = 0; row < rows; row++) if (table.labels[row] === 1) cases[row >>> 5] |= 1 << (row & 31);
  const highRows = upper.map((bits) => common(bits, bits));
  const highCases = upper.map((bits) => common(bits, cases));

  let best: readonly [number, number] | null = null;
  let purest = Number.NEGATIVE_INFINITY;
  for (let a = 0; a < inputs; a++) {
    for (let b = a + 1; b < inputs; b++) {
      const both = common(upper[a], upper[b]);
      const bothCases = commonOfThree(upper[a], upper[b], cases);
      const purity =
        pure(bothCases, both) +
        pure(highCases[a] - bothCases, highRows[a] - both) +
        pure(highCases[b] - bothCases, highRows[b] - both) +
        pure(positives - highCases[a] - highCases[b] + bothCases, rows - highRows[a] - highRows[b] + both);
      if (purity > purest) {
        purest = purity;
        best = [a, b];
      }
    }
  }
  if (best === null) return [];
  return [0, 1, 2, 3].map((quarter) =>
    best.map((input, at): Limit => {
      const high = ((quarter >> at) & 1) === 1;
      return { input, low: high ? middles[input] : null, high: high ? null : middles[input] };
    }),
  );
}

const pure = (positives: number, rows: number): number => (rows === 0 ? 0 : (positives * positives) / rows);

function common(a: Uint32Array, b: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < a.length; at++) count += ones(a[at] & b[at]);
  return count;
}

function commonOfThree(a: Uint32Array, b: Uint32Array, c: Uint32Array): number {
  let count = 0;
  for (let at = 0; at < a.length; at++) count += ones(a[at] & b[at] & c[at]);
  return count;
}

/** The ones of a 32-bit word, added up side by side in ever wider fields. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
