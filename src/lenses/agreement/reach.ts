import { compareLimbs, nearLimbs } from "../../maths/limbs.ts";
import type { ValueClass } from "./classes.ts";
import type { Pay } from "./diagram.ts";

/** What a term brings at most once one of the issues that it still has to read is chosen, whatever the others are. */
export interface Reach {
  /** By layer of the diagram: the depth of the walk at which its issue is chosen. */
  readonly depths: readonly number[];
  /** `most[from][layer - from]`: per state before `from` and choice at the layer, in doubles. */
  readonly most: readonly (readonly Float64Array[])[];
  /** `settled[from]`: per state, does everything that follows bring the same? */
  readonly settled: readonly Uint8Array[];
}

/**
 * Found from the last layer back: what a later choice leaves open at most is the largest over the next issue's values.
 *
 * @param choices by depth of the walk.
 * @param depthOf the depth at which an issue is chosen.
 */
export function reachOf(
  { diagram: { issues, next, states }, most: bounds }: Pay,
  limbs: number,
  choices: readonly (readonly ValueClass[])[],
  depthOf: ReadonlyMap<number, number>,
): Reach {
  const layers = issues.length;
  const depths = issues.map((issue) => depthOf.get(issue)!);
  const paid = bounds[layers];
  const most: Float64Array[][] = [];
  const settled: Uint8Array[] = [new Uint8Array(states[layers]).fill(1)];
  /** By state: a last state that it may lead to. */
  let end = Int32Array.from({ length: states[layers] }, (_, state) => state);
  const pay = (a: number, b: number): boolean => compareLimbs(paid, a * limbs, paid, b * limbs, limbs) === 0;
  for (let layer = layers - 1; layer >= 0; layer--) {
    const count = states[layer];
    const size = next[layer].length / count;
    const own = choices[depths[layer]];
    const chosen = new Float64Array(count * own.length);
    for (let state = 0; state < count; state++) {
      own.forEach(({ value }, choice) => {
        const to = next[layer][state * size + value];
        chosen[state * own.length + choice] = nearLimbs(bounds[layer + 1], to * limbs, limbs);
      });
    }
    const later = (most[0] ?? []).map((after, index) => {
      const width = choices[depths[layer + 1 + index]].length;
      const before = new Float64Array(count * width).fill(Number.NEGATIVE_INFINITY);
      for (let cell = 0; cell < count * size; cell++) {
        const at = Math.floor(cell / size) * width;
        const from = next[layer][cell] * width;
        for (let choice = 0; choice < width; choice++) {
          if (after[from + choice] > before[at + choice]) before[at + choice] = after[from + choice];
        }
      }
      return before;
    });
    most.unshift([chosen, ...later]);
    const [after, known] = [settled[0], end];
    const first = Int32Array.from({ length: count }, (_, state) => known[next[layer][state * size]]);
    settled.unshift(
      Uint8Array.from({ length: count }, (_, state) => {
        const row = next[layer].subarray(state * size, (state + 1) * size);
        return row.every((to) => after[to] === 1 && pay(known[to], first[state])) ? 1 : 0;
      }),
    );
    end = first;
  }
  return { depths, most, settled };
}
