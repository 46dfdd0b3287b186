import { philox, uniform } from "../maths/philox.ts";
import type { Solution } from "./evaluate.ts";
import { NodeKind } from "./graph.ts";

/** A mean over sampled courses with its standard error. */
interface Estimate {
  readonly mean: number;
  readonly error: number;
}

export interface Sampled {
  readonly paths: number;
  /** Probability of each outcome by index. */
  readonly outcomes: readonly Estimate[];
  /** Probability of a deal that is kept. */
  readonly kept: Estimate;
  /** What each row gets, by the analyst's chances and `in fact`. */
  readonly expectedInFact: readonly Estimate[];
  /** The round in which the talks end. */
  readonly round: Estimate;
}

/**
 * The independent check of the forward pass and of the values in fact: walks the graph `paths` times, choosing by the
 * probabilities of the backward pass. The draw at a node is a function of (seed, path, node) alone, so any path can be
 * walked again by itself.
 */
export function sample({ flat, work }: Solution, paths: number, seed: number): Sampled {
  const { graph, rows, tollAdd, tollFactor } = flat;
  const { kind, firstEdge, target, weight, detail } = graph;
  const { slots, choice } = work;
  const tallies = Array.from({ length: graph.outcomeCount + rows + 2 }, () => ({ sum: 0, squares: 0 }));
  const add = (index: number, value: number): void => {
    tallies[index].sum += value;
    tallies[index].squares += value * value;
  };
  const words = new Uint32Array(4);
  const paid = new Float64Array(rows);
  const factor = new Float64Array(rows);
  for (let path = 0; path < paths; path++) {
    let node = 0;
    paid.fill(0);
    factor.fill(1);
    while (kind[node] !== NodeKind.end) {
      const first = firstEdge[node];
      const last = firstEdge[node + 1] - 1;
      if (kind[node] === NodeKind.toll) {
        for (let row = 0; row < rows; row++) {
          paid[row] += factor[row] * slots[tollAdd[detail[node] * rows + row]];
          factor[row] *= slots[tollFactor[detail[node] * rows + row]];
        }
        node = target[first];
        continue;
      }
      const draw = uniform(philox(path, node, 0, 0, seed, 0, words)[0]);
      let edge = first;
      let left = draw;
      for (; edge < last; edge++) {
        left -= kind[node] === NodeKind.decision ? choice[edge] : slots[weight[edge]];
        if (left < 0) break;
      }
      node = target[edge];
    }
    const end = graph.ends[detail[node]];
    for (let outcome = 0; outcome < graph.outcomeCount; outcome++) {
      add(outcome, outcome === end.outcome ? 1 : 0);
    }
    for (let row = 0; row < rows; row++) {
      add(graph.outcomeCount + row, paid[row] + factor[row] * slots[end.factValues[row]]);
    }
    const lasts = end.kept < 0 || uniform(philox(path, node, 0, 0, seed, 0, words)[0]) < slots[end.kept];
    add(graph.outcomeCount + rows, end.outcome === graph.agreement && lasts ? 1 : 0);
    add(graph.outcomeCount + rows + 1, graph.round[node]);
  }
  const estimates = tallies.map(({ sum, squares }): Estimate => {
    const mean = sum / paths;
    return { mean, error: Math.sqrt(Math.max(0, squares / paths - mean * mean) / paths) };
  });
  return {
    paths,
    outcomes: estimates.slice(0, graph.outcomeCount),
    expectedInFact: estimates.slice(graph.outcomeCount, graph.outcomeCount + rows),
    kept: estimates[graph.outcomeCount + rows],
    round: estimates[graph.outcomeCount + rows + 1],
  };
}
