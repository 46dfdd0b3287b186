import { clip, type Limit } from "./limit.ts";
import type { Table } from "./table.ts";

/** Three questions, so at most eight leaves: enough to come near to a few heaps, few enough to start from each. */
const depth = 3;

interface Split {
  readonly input: number;
  readonly at: number;
}

/**
 * The leaves of a small tree that asks, of one input at a time, what most lowers the impurity (Gini's, as in Breiman,
 * Friedman, Olshen and Stone, "Classification and regression trees", 1984). No leaf has fewer than `least` rows. Leaves
 * without a positive are left out.
 */
export function leaves(table: Table, least: number): readonly (readonly Limit[])[] {
  const node = new Int32Array(table.rows);
  let nodes = 1;
  const grow = (id: number, limits: readonly Limit[], questions: number): readonly (readonly Limit[])[] => {
    const split = questions === 0 ? null : bestSplit(table, node, id, least);
    if (split === null) return positivesOf(table, node, id) > 0 && limits.length > 0 ? [limits] : [];
    const above = nodes++;
    const { input, at } = split;
    for (let place = table.rows - 1; table.values[input][place] > at; place--) {
      const row = table.order[input][place];
      if (node[row] === id) node[row] = above;
    }
    return [
      ...grow(id, clip(limits, { input, low: null, high: at }), questions - 1),
      ...grow(above, clip(limits, { input, low: at, high: null }), questions - 1),
    ];
  };
  return grow(0, [], depth);
}

function positivesOf(table: Table, node: Int32Array, id: number): number {
  let positives = 0;
  for (let row = 0; row < table.rows; row++) if (node[row] === id) positives += table.labels[row];
  return positives;
}

/** The question whose two answers are purest together, the first of equals; null where none makes them purer. */
function bestSplit(table: Table, node: Int32Array, id: number, least: number): Split | null {
  let rows = 0;
  for (let row = 0; row < table.rows; row++) if (node[row] === id) rows++;
  const positives = positivesOf(table, node, id);
  /** Rounding alone makes no answer purer. */
  const noise = 1e-9;
  let purest = (positives * positives) / rows + noise;
  let best: Split | null = null;
  for (let input = 0; input < table.inputs; input++) {
    const order = table.order[input];
    const values = table.values[input];
    let below = 0;
    let positivesBelow = 0;
    let last = Number.NaN;
    for (let place = 0; place < table.rows; place++) {
      const row = order[place];
      if (node[row] !== id) continue;
      const value = values[place];
      if (below >= least && rows - below >= least && value !== last) {
        const above = positives - positivesBelow;
        const purity = (positivesBelow * positivesBelow) / below + (above * above) / (rows - below);
        const at = last / 2 + value / 2;
        // Where no double lies between the two, the question cannot be asked with a limit that both answers keep.
        if (purity > purest && at > last && at < value) {
          purest = purity;
          best = { input, at };
        }
      }
      below++;
      positivesBelow += table.labels[row];
      last = value;
    }
  }
  return best;
}
