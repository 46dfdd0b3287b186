import type { Flat } from "../flat.ts";
import { NodeKind } from "../graph.ts";
import { LINE } from "../vectors.ts";
import { inWaves } from "./order.ts";
import { type Addresses, Records } from "./records.ts";
import { BATCH, FEW_EDGES, MOST_OPTIONS, Step } from "./step.ts";

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

  const hasMask = (node: number): boolean => {
    for (let edge = firstEdge[node]; edge < firstEdge[node + 1]; edge++) if (weight[edge] >= 0) return true;
    return false;
  };
  const stepOf = (node: number): number => {
    if (kind[node] === NodeKind.toll) return Step.toll;
    if (!inFact && kind[node] === NodeKind.chance && detail[node] >= 0) return Step.believed;
    const edges = firstEdge[node + 1] - firstEdge[node];
    if (!inFact && kind[node] === NodeKind.decision && !isForced(graph, node)) {
      if (precision[decider[node]] < 0) return Step.best;
      if (edges < 2 || edges > MOST_OPTIONS) return Step.logit;
      return (hasMask(node) ? Step.fewGuarded : Step.fewChoices) + edges - 2;
    }
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
  const fewOptions = (node: number, first: number, last: number, guarded: boolean): void => {
    put(LINE * decider[node]);
    put(address.precision(decider[node]));
    for (let edge = first; edge < last; edge++) {
      put(address.choice(edge));
      put(value(target[edge]));
      if (guarded) put(weight[edge] < 0 ? address.one : address.slot(weight[edge]));
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
  const { things, wave } = inWaves(given, { first: firstEdge, items: target }, stepOf);
  for (const node of things) {
    const first = firstEdge[node];
    const last = firstEdge[node + 1];
    const step = stepOf(node);
    if (step < Step.fewChoices) records.begin(step);
    else records.begin(step, wave[node], BATCH);
    put(value(node));
    if (step === Step.toll) {
      put(value(target[first]));
      perRow(tollAdd, detail[node]);
      perRow(tollFactor, detail[node]);
    } else if (step === Step.believed) believed(node, first, last);
    else if (step >= Step.fewChoices) fewOptions(node, first, last, step >= Step.fewGuarded);
    else if (step === Step.logit || step === Step.best) options(node, first, last);
    else {
      if (step === Step.mean) put(last - first);
      edges(node, first, last);
    }
  }
  return records.finish();
}
