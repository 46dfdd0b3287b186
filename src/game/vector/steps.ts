import type { Flat } from "../flat.ts";
import { NodeKind } from "../graph.ts";
import { LINE } from "../vectors.ts";
import { inWaves } from "./order.ts";
import { type Addresses, Records } from "./records.ts";
import { FEW_EDGES, Step } from "./step.ts";

/** A decision with one option that is always open: nothing is to be chosen. */
export function isForced({ kind, firstEdge, weight }: Flat["graph"], node: number): boolean {
  const first = firstEdge[node];
  return kind[node] === NodeKind.decision && firstEdge[node + 1] === first + 1 && weight[first] < 0;
}

/**
 * The records of a backward pass (see `Step`). `value` gives the address of a node's values. The pass in fact comes after
 * the other: it takes the choices as they are, and the analyst's chances.
 */
export function backwardRecords(
  flat: Flat,
  pass: "as believed" | "in fact",
  value: (node: number) => number,
  address: Addresses,
  from: number,
): Int32Array {
  const { graph, inner, rows, tollAdd, tollFactor, beliefAt, beliefSlots } = flat;
  const { nodeCount, kind, decider, detail, firstEdge, target, weight, precision } = graph;
  const inFact = pass === "in fact";
  const records = new Records(from);
  const put = (word: number): void => records.put(word);

  const stepOf = (node: number): number => {
    if (kind[node] === NodeKind.toll) return Step.toll;
    if (!inFact && kind[node] === NodeKind.chance && detail[node] >= 0) return Step.believed;
    if (!inFact && kind[node] === NodeKind.decision && !isForced(graph, node))
      return precision[decider[node]] < 0 ? Step.best : Step.logit;
    const edges = firstEdge[node + 1] - firstEdge[node];
    return edges <= FEW_EDGES ? Step.fewMean + edges - 1 : Step.mean;
  };
  const perRow = (slots: Int32Array, index: number): void => {
    for (let row = 0; row < rows; row++) put(address.slot(slots[index * rows + row]));
  };
  const believed = (node: number, first: number, last: number): void => {
    put(last - first);
    for (let edge = first; edge < last; edge++) put(value(target[edge]));
    for (let row = 0; row < rows; row++) {
      const own = beliefAt[detail[node] * rows + row];
      for (let edge = first; edge < last; edge++)
        put(address.slot(own < 0 ? weight[edge] : beliefSlots[own + edge - first]));
    }
  };
  const options = (node: number, first: number, last: number): void => {
    put(last - first);
    put(LINE * decider[node]);
    put(address.precision(decider[node]));
    for (let edge = first; edge < last; edge++) {
      put(address.choice(edge));
      put(value(target[edge]));
      put(weight[edge] < 0 ? 0 : address.slot(weight[edge]));
    }
  };
  const edges = (node: number, first: number, last: number): void => {
    for (let edge = first; edge < last; edge++) {
      put(kind[node] === NodeKind.decision ? address.choice(edge) : address.slot(weight[edge]));
      put(value(target[edge]));
    }
  };

  for (let node = inner; node < nodeCount; node++) {
    records.begin(Step.end);
    put(value(node));
    perRow(inFact ? flat.endFactValues : flat.endValues, detail[node]);
  }
  const given = Int32Array.from({ length: inner }, (_, i) => inner - 1 - i);
  for (const node of inWaves(given, { first: firstEdge, items: target }, stepOf).things) {
    const first = firstEdge[node];
    const last = firstEdge[node + 1];
    const step = stepOf(node);
    records.begin(step);
    put(value(node));
    if (step === Step.toll) {
      put(value(target[first]));
      perRow(tollAdd, detail[node]);
      perRow(tollFactor, detail[node]);
    } else if (step === Step.believed) believed(node, first, last);
    else if (step === Step.logit || step === Step.best) options(node, first, last);
    else {
      if (step === Step.mean) put(last - first);
      edges(node, first, last);
    }
  }
  return records.finish();
}
