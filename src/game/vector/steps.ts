import type { Flat } from "../flat.ts";
import { NodeKind } from "../graph.ts";
import { LINE } from "../vectors.ts";
import type { Plan } from "./plan.ts";
import { type Addresses, Records } from "./records.ts";
import { BATCH, Step } from "./step.ts";

/** The records of a backward pass, as `Step` describes them. `value` gives the address of a node's values. */
export function backwardRecords(
  flat: Flat,
  { endValues, step, order, wave }: Plan,
  value: (node: number) => number,
  address: Addresses,
  from: number,
): Int32Array {
  const { graph, inner, rows, tollAdd, tollFactor, beliefAt, beliefSlots } = flat;
  const { nodeCount, kind, decider, detail, firstEdge, target, weight } = graph;
  const records = new Records(from);
  const put = (word: number): void => records.put(word);
  const perRow = (slots: Int32Array, index: number): void => {
    for (let row = 0; row < rows; row++) put(address.slot(slots[index * rows + row]));
  };

  const toll = (node: number, first: number): void => {
    put(value(target[first]));
    perRow(tollAdd, detail[node]);
    perRow(tollFactor, detail[node]);
  };
  const believed = (node: number, first: number, last: number): void => {
    put(last - first);
    for (let edge = first; edge < last; edge++) put(value(target[edge]));
    for (let row = 0; row < rows; row++) {
      const own = beliefAt[detail[node] * rows + row];
      for (let edge = first; edge < last; edge++) {
        put(address.slot(own < 0 ? weight[edge] : beliefSlots[own + edge - first]));
      }
    }
  };
  const mean = (node: number, first: number, last: number): void => {
    if (step[node] === Step.mean) put(last - first);
    for (let edge = first; edge < last; edge++) {
      put(kind[node] === NodeKind.decision ? address.choice(edge) : address.slot(weight[edge]));
      put(value(target[edge]));
    }
  };
  const choice = (node: number, first: number, last: number): void => {
    const few = step[node] >= Step.fewChoices;
    const masks = !few || step[node] >= Step.fewGuarded;
    if (!few) put(last - first);
    put(LINE * decider[node]);
    put(address.precision(decider[node]));
    for (let edge = first; edge < last; edge++) {
      put(address.choice(edge));
      put(value(target[edge]));
      if (masks) put(weight[edge] < 0 ? address.one : address.slot(weight[edge]));
    }
  };

  const written = new Set<number>();
  for (let node = inner; node < nodeCount; node++) {
    // Ends that are worth the same may share a place.
    if (written.has(value(node))) continue;
    written.add(value(node));
    records.begin(Step.end);
    put(value(node));
    perRow(endValues, detail[node]);
  }
  for (let i = 0; i < order.length; i++) {
    const node = order[i];
    const first = firstEdge[node];
    const last = firstEdge[node + 1];
    if (step[node] < Step.fewChoices) records.begin(step[node]);
    else records.begin(step[node], wave[node], BATCH);
    put(value(node));
    if (step[node] === Step.toll) toll(node, first);
    else if (step[node] === Step.believed) believed(node, first, last);
    else if (step[node] < Step.logit) mean(node, first, last);
    else choice(node, first, last);
  }
  return records.finish();
}
