import { type End, NodeKind } from "../game/graph.ts";
import type { Lane } from "../game/reading.ts";
import type { Event } from "./event.ts";
import { type Failure, neverHappens } from "./failure.ts";

/**
 * A row's expectation given that the talks end in one outcome, or in a deal that lasts or breaks. What is paid on the way differs from path to path, so the
 * forward pass carries, besides the probability of a path, what it has paid so far and the factor that is left on what
 * is to come. `own` weighs chance as the row believes it, as its expectation does, and whether a deal lasts by its own trust; `in fact` weighs both by the analyst's.
 */
export function expectedGiven(
  { flat, work, lane }: Lane,
  row: number,
  by: "own" | "in fact",
  event: Event,
  name: string,
): { readonly expected: number } | Failure {
  const { graph, inner, rows } = flat;
  const { lanes } = work;
  const slot = (index: number): number => work.slots[index * lanes + lane];
  const { kind, detail, firstEdge, target, weight } = graph;
  const mass = new Float64Array(graph.nodeCount);
  const paid = new Float64Array(graph.nodeCount);
  const factor = new Float64Array(graph.nodeCount);
  mass[0] = 1;
  factor[0] = 1;
  const on = (from: number, to: number, share: number): void => {
    mass[to] += share * mass[from];
    paid[to] += share * paid[from];
    factor[to] += share * factor[from];
  };
  for (let node = 0; node < inner; node++) {
    if (mass[node] === 0) continue;
    const first = firstEdge[node];
    if (kind[node] === NodeKind.toll) {
      const toll = detail[node] * rows + row;
      paid[node] += factor[node] * slot(flat.tollAdd[toll]);
      factor[node] *= slot(flat.tollFactor[toll]);
      on(node, target[first], 1);
      continue;
    }
    const believed = by === "own" && detail[node] >= 0 ? flat.beliefAt[detail[node] * rows + row] : -1;
    for (let edge = first; edge < firstEdge[node + 1]; edge++) {
      if (kind[node] === NodeKind.decision) on(node, target[edge], work.choice[edge * lanes + lane]);
      else if (believed >= 0) on(node, target[edge], slot(flat.beliefSlots[believed + edge - first]));
      else on(node, target[edge], slot(weight[edge]));
    }
  }
  let probability = 0;
  let sum = 0;
  for (let node = inner; node < graph.nodeCount; node++) {
    const end = graph.ends[detail[node]];
    if (end.outcome !== event.outcome || mass[node] === 0) continue;
    const { share, value } = ended(end);
    probability += share * mass[node];
    sum += share * (paid[node] + factor[node] * value);
  }
  return probability > 0 ? { expected: sum / probability } : neverHappens(name);

  /** How much of an end belongs to the event, and what it is then worth. */
  function ended(end: End): { readonly share: number; readonly value: number } {
    const { lottery } = end;
    if (event.part === "whole" || lottery === null) {
      // A deal that cannot break lasts.
      const share = event.part === "broken" ? 0 : 1;
      return { share, value: slot((by === "own" ? end.values : end.factValues)[row]) };
    }
    const kept = slot(by === "own" ? lottery.belief[row] : end.kept);
    if (event.part === "lasting") return { share: kept, value: slot(lottery.kept[row]) };
    return { share: Math.max(0, 1 - kept), value: slot(lottery.broken[row]) };
  }
}
