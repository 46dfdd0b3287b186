import type { Flat } from "../flat.ts";
import { NodeKind } from "../graph.ts";
import { inWaves } from "./order.ts";
import { FEW_EDGES, MOST_OPTIONS, Step } from "./step.ts";

/** What is done at each node, and in which order. */
export interface Plan {
  /** By node: one of `Step`. */
  readonly step: Uint8Array;
  /** The nodes that are no ends, from the last to the first. */
  readonly order: Int32Array;
  /** By node: those of one wave do not wait for each other. */
  readonly wave: Int32Array;
}

/** A decision with one option that is always open: nothing is to be chosen. */
export function isForced({ kind, firstEdge, weight }: Flat["graph"], node: number): boolean {
  const first = firstEdge[node];
  return kind[node] === NodeKind.decision && firstEdge[node + 1] === first + 1 && weight[first] < 0;
}

export function planOf({ graph, inner }: Flat): Plan {
  const { firstEdge, target } = graph;
  const step = stepsOf(graph, false);
  const backwards = new Int32Array(inner);
  for (let i = 0; i < inner; i++) backwards[i] = inner - 1 - i;
  const { things: order, wave } = inWaves(backwards, { first: firstEdge, items: target }, step);
  return { step, order, wave };
}

/**
 * The pass in fact comes after the other and goes the same way, but takes the choices as they are, and the analyst's
 * chances.
 */
export const inFact = ({ graph }: Flat, plan: Plan): Plan => ({ ...plan, step: stepsOf(graph, true) });

function stepsOf(graph: Flat["graph"], chosen: boolean): Uint8Array {
  const { nodeCount, kind, decider, detail, firstEdge, weight, precision } = graph;
  const mean = (edges: number): number => (edges <= FEW_EDGES ? Step.fewMeans + edges - 1 : Step.mean);
  const choice = (node: number, edges: number): number => {
    if (precision[decider[node]] < 0) return Step.best;
    if (edges < 2 || edges > MOST_OPTIONS) return Step.logit;
    const first = firstEdge[node];
    for (let edge = first; edge < first + edges; edge++) {
      if (weight[edge] >= 0) return Step.fewGuarded + edges - 2;
    }
    return Step.fewChoices + edges - 2;
  };
  const step = new Uint8Array(nodeCount);
  for (let node = 0; node < nodeCount; node++) {
    const edges = firstEdge[node + 1] - firstEdge[node];
    if (kind[node] === NodeKind.end) step[node] = Step.end;
    else if (kind[node] === NodeKind.toll) step[node] = Step.toll;
    else if (chosen) step[node] = mean(edges);
    else if (kind[node] === NodeKind.chance) step[node] = detail[node] >= 0 ? Step.believed : mean(edges);
    else step[node] = isForced(graph, node) ? mean(edges) : choice(node, edges);
  }
  return step;
}
