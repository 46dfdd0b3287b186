import { nearLimbs } from "../../maths/limbs.ts";
import type { ValueClass } from "./classes.ts";
import type { Plan } from "./plan.ts";
import type { Reach } from "./reach.ts";

/** By pay of a plan, then by layer that is read next: what part of it each layer from there on is charged with. */
type Portions = readonly (readonly Float64Array[])[];

/** Rounds of improving; most of what can be won is won in the first. */
const rounds = 100;
/** How far the first rounds move portions, and how soon later ones move them less. */
const stride = 0.3;
const fading = 0.1;
/** Every layer keeps a little, so that parts of what is left can be told. */
const crumb = 1e-9;

/**
 * How to divide terms among the issues that they read, so that the sum over issues of the most that each can bring is
 * small: no division makes it too low, and the best one makes it the optimum of the linear relaxation (Schlesinger's dual,
 * see Werner, "A linear programming approach to max-sum problem: a review", IEEE Trans. PAMI 29 (2007)). Issues that want
 * the same term for different values of theirs come to want it alike: by subgradient steps the portions move from issues
 * whose best value has the term to those whose best value has not. The best division that was met is kept.
 *
 * @param weights by row, what its points count.
 */
export function portionsOf(
  { compiled: { rows, limbs, tables }, issues, pays }: Plan,
  reaches: readonly Reach[],
  choices: readonly (readonly ValueClass[])[],
  weights: readonly number[],
): Portions {
  const width = rows * limbs;
  const alone = issues.map((issue, depth) =>
    Float64Array.from(choices[depth], ({ value }) => {
      let sum = 0;
      for (let row = 0; row < rows; row++) {
        sum += weights[row] * nearLimbs(tables[issue], value * width + row * limbs, limbs);
      }
      return sum;
    }),
  );
  const counted = reaches.flatMap(({ depths, most: [most] }, index) => {
    const weight = weights[pays[index].row];
    if (weight === 0 || depths.length < 2) return [];
    const spread = most.reduce((span, each) => Math.max(span, largest(each) - least(each)), 0);
    return spread === 0 ? [] : [{ index, depths, most, weight, spread }];
  });
  const parts = reaches.map(({ depths }) => new Float64Array(depths.length).fill(1 / depths.length));
  let best = parts.map((each) => each.slice());
  let lowest = Number.POSITIVE_INFINITY;
  const sums = alone.map((each) => each.slice());
  const tops = new Int32Array(issues.length);
  for (let round = 0; round < rounds && counted.length > 0; round++) {
    sums.forEach((each, depth) => {
      each.set(alone[depth]);
    });
    for (const { index, depths, most, weight } of counted) {
      for (let layer = 0; layer < depths.length; layer++) {
        const into = sums[depths[layer]];
        const factor = weight * parts[index][layer];
        for (let choice = 0; choice < into.length; choice++) into[choice] += factor * most[layer][choice];
      }
    }
    let bound = 0;
    sums.forEach((each, depth) => {
      let top = 0;
      for (let choice = 1; choice < each.length; choice++) if (each[choice] > each[top]) top = choice;
      tops[depth] = top;
      bound += each[top];
    });
    if (bound < lowest) {
      lowest = bound;
      best = parts.map((each) => each.slice());
    }
    const step = stride / (1 + fading * round);
    for (const { index, depths, most, spread } of counted) {
      const own = parts[index];
      let mean = 0;
      for (let layer = 0; layer < depths.length; layer++) mean += most[layer][tops[depths[layer]]];
      mean /= depths.length;
      let sum = 0;
      for (let layer = 0; layer < depths.length; layer++) {
        const had = (most[layer][tops[depths[layer]]] - mean) / spread;
        own[layer] = Math.max(0, own[layer] - step * had);
        sum += own[layer];
      }
      for (let layer = 0; layer < depths.length; layer++) own[layer] /= sum;
    }
  }
  return best.map(restOf);
}

/** When the first layers are read, what they were charged with goes to the others, in proportion. */
const restOf = (parts: Float64Array): readonly Float64Array[] =>
  Array.from(parts, (_, from) => {
    const rest = parts.map((each, layer) => (layer < from ? 0 : each + crumb));
    const sum = rest.reduce((total, each) => total + each, 0);
    return rest.map((each) => each / sum);
  });

const largest = (numbers: Float64Array): number => numbers.reduce((a, b) => Math.max(a, b));
const least = (numbers: Float64Array): number => numbers.reduce((a, b) => Math.min(a, b));
