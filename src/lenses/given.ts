import type { Solution } from "../game/evaluate.ts";
import { NodeKind } from "../game/graph.ts";
import { type Failure, neverHappens } from "./failure.ts";

/**
 * A row's expectation given that the talks end in one outcome. What is paid on the way differs from path to path, so the
 * forward pass carries, besides the probability of a path, what it has paid so far and the factor that is left on what
 * is to come. `own` weighs chance as the row believes it, as its expectation does; `in fact` by the analyst's.
 */
export function expectedGiven(
  { flat, work }: Solution,
  row: number,
  by: "own" | "in fact",
  outcome: number,
  name: string,
): { readonly expected: number } | Failure {
  const { graph, inner, rows } = flat;
  const { slots, choice } = work;
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
      paid[node] += factor[node] * slots[flat.tollAdd[toll]];
      factor[node] *= slots[flat.tollFactor[toll]];
      on(node, target[first], 1);
      continue;
    }
    const believed = by === "own" && detail[node] >= 0 ? flat.beliefAt[detail[node] * rows + row] : -1;
    for (let edge = first; edge < firstEdge[node + 1]; edge++) {
      if (kind[node] === NodeKind.decision) on(node, target[edge], choice[edge]);
      else if (believed >= 0) on(node, target[edge], slots[flat.beliefSlots[believed + edge - first]]);
      else on(node, target[edge], slots[weight[edge]]);
    }
  }
  let probability = 0;
  let sum = 0;
  for (let node = inner; node < graph.nodeCount; node++) {
    const end = graph.ends[detail[node]];
    if (end.outcome !== outcome || mass[node] === 0) continue;
    probability += mass[node];
    sum += paid[node] + factor[node] * slots[(by === "own" ? end.values : end.factValues)[row]];
  }
  return probability > 0 ? { expected: sum / probability } : neverHappens(name);
}
