import { exp } from "../maths/exp.ts";
import type { Flat } from "./flat.ts";
import { NodeKind } from "./graph.ts";
import type { Work } from "./work.ts";

/**
 * Differences in points times precision beyond which a move is never taken: e to this is 1e-304, where doubles begin to
 * lose digits.
 */
export const NEVER = -700;

/** Moves of a best response whose values are this near, relative to the largest at the node, are tied. */
export const TIE = 1e-12;

/**
 * The backward pass over all lanes, in plain loops: the value of every node to every row and the choice at every
 * decision. At a decision whose moves are all masked the values are 0 and the lane is marked stuck.
 *
 * Each number is made by the same operations in the same order whatever the number of lanes; `kernel.ts` writes the same
 * operations out for the sizes of one graph, and the results agree to the bit.
 */
export function backward(flat: Flat, work: Work): void {
  const { graph, inner } = flat;
  const { kind, decider, firstEdge, weight, detail } = graph;
  work.stuck.fill(0);
  endValues(flat, work, flat.endValues, work.values);
  for (let node = inner - 1; node >= 0; node--) {
    if (kind[node] === NodeKind.toll) {
      pay(flat, work, work.values, node);
      continue;
    }
    const first = firstEdge[node];
    const last = firstEdge[node + 1];
    if (kind[node] === NodeKind.decision) {
      for (let lane = 0; lane < work.lanes; lane++) choose(flat, work, first, last, decider[node], lane);
    }
    const slots = kind[node] === NodeKind.decision ? null : weight;
    for (let row = 0; row < flat.rows; row++) mean(flat, work, work.values, node, row, slots, first);
    if (kind[node] === NodeKind.chance && detail[node] >= 0) weighBeliefs(flat, work, node);
  }
}

/** Weighs a chance node again for the rows that believe otherwise than the analyst. */
export function weighBeliefs(flat: Flat, work: Work, node: number): void {
  const { beliefAt, beliefSlots, rows, graph } = flat;
  for (let row = 0; row < rows; row++) {
    const from = beliefAt[graph.detail[node] * rows + row];
    if (from >= 0) mean(flat, work, work.values, node, row, beliefSlots, from);
  }
}

/**
 * Expectations under the choices already made, by the analyst's chances and `in fact`, into `facts`. Run after
 * `backward`.
 */
export function backwardInFact(flat: Flat, work: Work): void {
  const { graph, inner, rows } = flat;
  const { kind, firstEdge, weight } = graph;
  const values = work.facts;
  endValues(flat, work, flat.endFactValues, values);
  for (let node = inner - 1; node >= 0; node--) {
    if (kind[node] === NodeKind.toll) pay(flat, work, values, node);
    else {
      const slots = kind[node] === NodeKind.decision ? null : weight;
      for (let row = 0; row < rows; row++) mean(flat, work, values, node, row, slots, firstEdge[node]);
    }
  }
}

/** The forward pass: the probability of reaching every node, by the analyst's chances. */
export function forward({ graph, inner }: Flat, { lanes, slots, choice, reach }: Work): void {
  const { kind, firstEdge, target, weight } = graph;
  reach.fill(0);
  reach.fill(1, 0, lanes);
  for (let node = 0; node < inner; node++) {
    const is = kind[node];
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      const to = target[edge] * lanes;
      for (let lane = 0; lane < lanes; lane++) {
        const here = reach[node * lanes + lane];
        if (is === NodeKind.decision) reach[to + lane] += here * choice[edge * lanes + lane];
        else if (is === NodeKind.chance) reach[to + lane] += here * slots[weight[edge] * lanes + lane];
        else reach[to + lane] += here;
      }
    }
  }
}

/** Probabilities of the outcomes and of a deal that is kept, into `outcomes` and `kept`. Run after `forward`. */
export function sumEnds({ graph, inner }: Flat, { lanes, reach, slots, outcomes, kept }: Work): void {
  outcomes.fill(0);
  kept.fill(0);
  for (let node = inner; node < graph.nodeCount; node++) {
    const end = graph.ends[graph.detail[node]];
    for (let lane = 0; lane < lanes; lane++) {
      const reached = reach[node * lanes + lane];
      outcomes[end.outcome * lanes + lane] += reached;
      if (end.outcome !== graph.agreement) continue;
      kept[lane] += end.kept < 0 ? reached : reached * slots[end.kept * lanes + lane];
    }
  }
}

/** How often each move is open and is taken, by label, into `open` and `taken`. Run after `forward`. */
export function tally({ graph, inner }: Flat, { lanes, reach, slots, choice, open, taken }: Work): void {
  const { kind, detail, firstEdge, weight, label } = graph;
  open.fill(0);
  taken.fill(0);
  for (let node = 0; node < inner; node++) {
    if (kind[node] !== NodeKind.decision || detail[node] !== 0) continue;
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) {
      for (let lane = 0; lane < lanes; lane++) {
        if (weight[edge] >= 0 && slots[weight[edge] * lanes + lane] === 0) continue;
        const here = reach[node * lanes + lane];
        open[label[edge] * lanes + lane] += here;
        taken[label[edge] * lanes + lane] += here * choice[edge * lanes + lane];
      }
    }
  }
}

function endValues({ graph, inner, rows }: Flat, work: Work, at: Int32Array, values: Float64Array): void {
  const { lanes, slots } = work;
  for (let node = inner; node < graph.nodeCount; node++) {
    for (let row = 0; row < rows; row++) {
      const slot = at[graph.detail[node] * rows + row] * lanes;
      for (let lane = 0; lane < lanes; lane++)
        values[(node * rows + row) * lanes + lane] = slots[slot + lane];
    }
  }
}

function pay(flat: Flat, { lanes, slots }: Work, values: Float64Array, node: number): void {
  const { graph, rows, tollAdd, tollFactor } = flat;
  const toll = graph.detail[node] * rows;
  const next = graph.target[graph.firstEdge[node]] * rows;
  for (let row = 0; row < rows; row++) {
    const add = tollAdd[toll + row] * lanes;
    const factor = tollFactor[toll + row] * lanes;
    for (let lane = 0; lane < lanes; lane++) {
      values[(node * rows + row) * lanes + lane] =
        slots[add + lane] + slots[factor + lane] * values[(next + row) * lanes + lane];
    }
  }
}

/** A row's mean over the edges of a node, weighted by the choice, or by the slots `at[from]`, `at[from + 1]`… */
function mean(
  { graph, rows }: Flat,
  { lanes, slots, choice }: Work,
  values: Float64Array,
  node: number,
  row: number,
  at: Int32Array | null,
  from: number,
): void {
  const { firstEdge, target } = graph;
  const first = firstEdge[node];
  for (let lane = 0; lane < lanes; lane++) {
    let sum = 0;
    for (let edge = first; edge < firstEdge[node + 1]; edge++) {
      const weight =
        at === null ? choice[edge * lanes + lane] : slots[at[from + edge - first] * lanes + lane];
      sum += weight * values[(target[edge] * rows + row) * lanes + lane];
    }
    values[(node * rows + row) * lanes + lane] = sum;
  }
}

/** Logit choice with the largest value subtracted, so that no exponential overflows; or the best, ties shared. */
function choose(flat: Flat, work: Work, first: number, last: number, row: number, lane: number): void {
  const { graph, rows } = flat;
  const { target, weight } = graph;
  const { lanes, slots, values, choice } = work;
  const precision = work.precision[row * lanes + lane];
  let most = Number.NEGATIVE_INFINITY;
  let size = 0;
  for (let edge = first; edge < last; edge++) {
    const mask = weight[edge];
    if (mask >= 0 && slots[mask * lanes + lane] === 0) continue;
    const value = values[(target[edge] * rows + row) * lanes + lane];
    if (value > most) most = value;
    if (Math.abs(value) > size) size = Math.abs(value);
  }
  const tie = most - TIE * size;
  let sum = 0;
  for (let edge = first; edge < last; edge++) {
    const mask = weight[edge];
    let share = 0;
    if (mask < 0 || slots[mask * lanes + lane] !== 0) {
      const value = values[(target[edge] * rows + row) * lanes + lane];
      if (precision < 0) share = value >= tie ? 1 : 0;
      else if (value === most) share = 1;
      else {
        const behind = precision * (value - most);
        share = behind < NEVER ? 0 : exp(behind);
      }
      sum += share;
    }
    choice[edge * lanes + lane] = share;
  }
  if (sum === 0) {
    work.stuck[lane] = 1;
    return;
  }
  const scale = 1 / sum;
  for (let edge = first; edge < last; edge++) choice[edge * lanes + lane] *= scale;
}
