import type { Flat } from "../game/flat.ts";
import { type End, NodeKind } from "../game/graph.ts";
import type { Lane } from "../game/reading.ts";
import type { Work } from "../game/work.ts";
import type { Event } from "./event.ts";
import { type Failure, neverHappens } from "./failure.ts";

/** By whose chances: a row's own, as its expectation has it, or the analyst's. */
export type By = "own" | "in fact";

/**
 * A row's expectation given that the talks end in one outcome, or in a deal that lasts or breaks. What is paid on the way
 * differs from path to path, so the forward pass carries, besides the probability of a path, what it has paid so far and
 * the factor that is left on what is to come. `own` weighs chance as the row believes it, as its expectation does, and
 * whether a deal lasts by its own trust; `in fact` weighs both by the analyst's.
 */
export function expectedGiven(
  { flat, work, lane, together }: Lane,
  row: number,
  by: By,
  event: Event,
  name: string,
): { readonly expected: number } | Failure {
  const paths = together(`paths ${row} ${by}`, () => pathsOf(flat, work, row, by));
  const { graph, inner } = flat;
  const { lanes } = work;
  const slot = (index: number): number => work.slots[index * lanes + lane];
  let probability = 0;
  let sum = 0;
  for (let node = inner; node < graph.nodeCount; node++) {
    const end = graph.ends[graph.detail[node]];
    const at = node * lanes + lane;
    const mass = paths.mass[at];
    if (end.outcome !== event.outcome || mass === 0) continue;
    const { share, value } = ended(end, row, by, event, slot);
    probability += share * mass;
    sum += share * (paths.paid[at] + paths.factor[at] * value);
  }
  return probability > 0 ? { expected: sum / probability } : neverHappens(name);
}

/** How much of an end belongs to the event, and what it is then worth. */
function ended(
  { values, factValues, lottery, kept }: End,
  row: number,
  by: By,
  event: Event,
  slot: (index: number) => number,
): { readonly share: number; readonly value: number } {
  if (event.part === "whole" || lottery === null) {
    // A deal that cannot break lasts.
    const share = event.part === "broken" ? 0 : 1;
    return { share, value: slot((by === "own" ? values : factValues)[row]) };
  }
  const lasts = slot(by === "own" ? lottery.belief[row] : kept);
  if (event.part === "lasting") return { share: lasts, value: slot(lottery.kept[row]) };
  return { share: Math.max(0, 1 - lasts), value: slot(lottery.broken[row]) };
}

/** Of all ways to a node: their probability, and times it what was paid and the factor. Laid out [node * lanes + lane]. */
interface Paths {
  readonly mass: Float64Array;
  readonly paid: Float64Array;
  readonly factor: Float64Array;
}

/** For all lanes at once. */
function pathsOf(flat: Flat, { lanes, slots, choice }: Work, row: number, by: By): Paths {
  const { graph, inner, rows } = flat;
  const { kind, detail, firstEdge, target, weight } = graph;
  const mass = new Float64Array(graph.nodeCount * lanes);
  const paid = new Float64Array(mass.length);
  const factor = new Float64Array(mass.length);
  mass.fill(1, 0, lanes);
  factor.fill(1, 0, lanes);
  const on = (from: number, to: number, shares: Float64Array | null, at: number): void => {
    for (let lane = 0; lane < lanes; lane++) {
      const share = shares === null ? 1 : shares[at + lane];
      mass[to + lane] += share * mass[from + lane];
      paid[to + lane] += share * paid[from + lane];
      factor[to + lane] += share * factor[from + lane];
    }
  };
  for (let node = 0; node < inner; node++) {
    const from = node * lanes;
    const first = firstEdge[node];
    if (kind[node] === NodeKind.toll) {
      const toll = detail[node] * rows + row;
      const [add, times] = [flat.tollAdd[toll] * lanes, flat.tollFactor[toll] * lanes];
      for (let lane = 0; lane < lanes; lane++) {
        paid[from + lane] += factor[from + lane] * slots[add + lane];
        factor[from + lane] *= slots[times + lane];
      }
      on(from, target[first] * lanes, null, 0);
      continue;
    }
    const believed = by === "own" && detail[node] >= 0 ? flat.beliefAt[detail[node] * rows + row] : -1;
    for (let edge = first; edge < firstEdge[node + 1]; edge++) {
      const to = target[edge] * lanes;
      if (kind[node] === NodeKind.decision) on(from, to, choice, edge * lanes);
      else if (believed >= 0) on(from, to, slots, flat.beliefSlots[believed + edge - first] * lanes);
      else on(from, to, slots, weight[edge] * lanes);
    }
  }
  return { mass, paid, factor };
}
