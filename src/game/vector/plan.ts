import type { Flat } from "../flat.ts";
import { NodeKind } from "../graph.ts";
import { inWaves } from "./order.ts";
import { FEW_EDGES, MOST_OPTIONS, Step } from "./step.ts";

/** What a backward pass does at each node, and in which order. */
export interface Plan {
  /** Slots of end i: [i * rows + row]. */
  readonly endValues: Int32Array;
  /** By node that is no end: one of `Step`. */
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

/** The pass in fact comes after the other: it takes the choices as they are, and the analyst's chances. */
export function planOf(flat: Flat, pass: "as believed" | "in fact"): Plan {
  const { graph, inner } = flat;
  const { firstEdge, target } = graph;
  const inFact = pass === "in fact";
  const step = new Uint8Array(inner);
  for (let node = 0; node < inner; node++) step[node] = stepAt(graph, node, inFact);
  const backwards = Int32Array.from({ length: inner }, (_, i) => inner - 1 - i);
  const waits = { first: firstEdge, items: target };
  const { things: order, wave } = inWaves(backwards, waits, (node) => step[node]);
  return { endValues: inFact ? flat.endFactValues : flat.endValues, step, order, wave };
}

function stepAt(graph: Flat["graph"], node: number, inFact: boolean): number {
  const { kind, decider, detail, firstEdge, weight, precision } = graph;
  const first = firstEdge[node];
  const edges = firstEdge[node + 1] - first;
  if (kind[node] === NodeKind.toll) return Step.toll;
  if (kind[node] === NodeKind.chance && detail[node] >= 0 && !inFact) return Step.believed;
  if (kind[node] === NodeKind.chance || inFact || isForced(graph, node)) {
    return edges <= FEW_EDGES ? Step.fewMeans + edges - 1 : Step.mean;
  }
  if (precision[decider[node]] < 0) return Step.best;
  if (edges < 2 || edges > MOST_OPTIONS) return Step.logit;
  let step: number = Step.fewChoices;
  for (let edge = first; edge < first + edges; edge++) if (weight[edge] >= 0) step = Step.fewGuarded;
  return step + edges - 2;
}
