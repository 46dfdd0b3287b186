import type { Flat } from "../flat.ts";
import { NodeKind } from "../graph.ts";
import { inWaves } from "./order.ts";
import { FEW_EDGES, MOST_OPTIONS, Step } from "./step.ts";

/** What the backward passes do at each node, and in which order. */
export interface Plan {
  /** By node: one of `Step`. */
  readonly step: Uint8Array;
  /** The nodes that are no ends, from the last to the first. */
  readonly order: Int32Array;
  /** By node: those of one wave do not wait for each other. */
  readonly wave: Int32Array;
  /** Edges that are always taken: the only option of a decision, and always open. */
  readonly forced: readonly number[];
}

export function planOf({ graph, inner }: Flat): Plan {
  const { nodeCount, kind, decider, detail, firstEdge, target, weight, precision } = graph;
  const step = new Uint8Array(nodeCount).fill(Step.end, inner);
  const backwards = new Int32Array(inner);
  const forced: number[] = [];
  for (let node = 0; node < inner; node++) {
    backwards[node] = inner - 1 - node;
    const first = firstEdge[node];
    const edges = firstEdge[node + 1] - first;
    if (kind[node] === NodeKind.toll) step[node] = Step.toll;
    else if (kind[node] === NodeKind.chance) {
      if (detail[node] >= 0) step[node] = Step.believed;
      else step[node] = edges <= FEW_EDGES ? Step.fewMeans + edges - 1 : Step.mean;
    } else if (edges === 1 && weight[first] < 0) {
      step[node] = Step.fewMeans;
      forced.push(first);
    } else if (precision[decider[node]] < 0) step[node] = Step.best;
    else if (edges < 2 || edges > MOST_OPTIONS) step[node] = Step.logit;
    else {
      step[node] = Step.fewChoices + edges - 2;
      for (let edge = first; edge < first + edges; edge++) {
        if (weight[edge] >= 0) step[node] = Step.fewGuarded + edges - 2;
      }
    }
  }
  const { things: order, wave } = inWaves(backwards, { first: firstEdge, items: target }, step);
  return { step, order, wave, forced };
}

/**
 * The pass in fact comes after the other and goes the same way, but takes the choices as they are, and the analyst's
 * chances.
 */
export function inFact({ graph, inner }: Flat, plan: Plan): Plan {
  const step = plan.step.slice();
  for (let node = 0; node < inner; node++) {
    if (graph.kind[node] === NodeKind.toll) continue;
    const edges = graph.firstEdge[node + 1] - graph.firstEdge[node];
    step[node] = edges <= FEW_EDGES ? Step.fewMeans + edges - 1 : Step.mean;
  }
  return { ...plan, step };
}
