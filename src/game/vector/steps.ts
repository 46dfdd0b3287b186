import type { Flat } from "../flat.ts";
import { NodeKind } from "../graph.ts";
import { LINE } from "../vectors.ts";
import type { Places } from "./places.ts";
import type { Plan } from "./plan.ts";
import { type Addresses, HEAD, type Records } from "./records.ts";
import { BATCH, OPTION, Step } from "./step.ts";

/** Words that the records of a backward pass take at most, each having a head of its own. */
export function backwardWords({ graph, rows }: Flat): number {
  const { nodeCount, edgeCount, kind, detail, firstEdge } = graph;
  let words = (HEAD + 4) * nodeCount + OPTION * edgeCount;
  for (let node = 0; node < nodeCount; node++) {
    if (kind[node] === NodeKind.toll) words += 2 * rows;
    else if (kind[node] === NodeKind.end) words += rows;
    else if (detail[node] >= 0) words += rows * (firstEdge[node + 1] - firstEdge[node]);
  }
  return words;
}

/** Writes the records of a backward pass, as `Step` describes them. `values` is the address of the first place. */
export function backwardRecords(
  flat: Flat,
  { endValues, step, order, wave }: Plan,
  places: Places,
  values: number,
  address: Addresses,
  records: Records,
): void {
  const { graph, inner, rows, tollAdd, tollFactor, beliefAt, beliefSlots } = flat;
  const { nodeCount, kind, decider, detail, firstEdge, target, weight } = graph;
  const put = (word: number): void => records.put(word);
  const value = (node: number): number => values + LINE * rows * places.of[node];
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

  const written = new Uint8Array(places.count);
  for (let node = inner; node < nodeCount; node++) {
    const place = places.of[node];
    if (written[place] !== 0) continue;
    written[place] = 1;
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
}
