import type { Flat } from "../flat.ts";
import { NodeKind } from "../graph.ts";
import { LINE } from "../vectors.ts";
import type { Places } from "./places.ts";
import type { Plan } from "./plan.ts";
import { HEAD, type Records } from "./records.ts";
import { line, type Span } from "./room.ts";
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

/**
 * Writes the records of a backward pass, as `Step` describes them. `endValues` are the slots of end i: [i * rows + row];
 * `values` is where the places are.
 */
export function backwardRecords(
  flat: Flat,
  { step, order, wave }: Plan,
  endValues: Int32Array,
  places: Places,
  values: Span,
  { slots, choice, precision, one }: Readonly<Record<"slots" | "choice" | "precision" | "one", Span>>,
  records: Records,
): Span {
  const { graph, inner, rows, tollAdd, tollFactor, beliefAt, beliefSlots } = flat;
  const { nodeCount, kind, decider, detail, firstEdge, target, weight } = graph;
  const { words } = records;
  const { of } = places;
  const place = LINE * rows;
  const { from: firstPlace } = values;
  let at = 0;

  const written = new Uint8Array(places.count);
  for (let node = inner; node < nodeCount; node++) {
    if (written[of[node]] !== 0) continue;
    written[of[node]] = 1;
    at = records.begin(at, Step.end);
    words[at++] = firstPlace + place * of[node];
    for (let row = 0; row < rows; row++) words[at++] = line(slots, endValues[detail[node] * rows + row]);
  }
  for (let i = 0; i < order.length; i++) {
    const node = order[i];
    const first = firstEdge[node];
    const last = firstEdge[node + 1];
    const is = step[node];
    at = is < Step.fewChoices ? records.begin(at, is) : records.begin(at, is, wave[node], BATCH);
    words[at++] = firstPlace + place * of[node];
    if (is === Step.toll) toll(node, first);
    else if (is === Step.believed) believed(node, first, last);
    else if (is >= Step.logit) options(node, first, last);
    else {
      if (is === Step.mean) words[at++] = last - first;
      const chosen = kind[node] === NodeKind.decision;
      for (let edge = first; edge < last; edge++) {
        words[at++] = chosen ? line(choice, edge) : line(slots, weight[edge]);
        words[at++] = firstPlace + place * of[target[edge]];
      }
    }
  }
  return records.finish(at);

  function toll(node: number, first: number): void {
    words[at++] = firstPlace + place * of[target[first]];
    const from = detail[node] * rows;
    for (let row = 0; row < rows; row++) words[at++] = line(slots, tollAdd[from + row]);
    for (let row = 0; row < rows; row++) words[at++] = line(slots, tollFactor[from + row]);
  }

  function believed(node: number, first: number, last: number): void {
    words[at++] = last - first;
    for (let edge = first; edge < last; edge++) words[at++] = firstPlace + place * of[target[edge]];
    for (let row = 0; row < rows; row++) {
      const own = beliefAt[detail[node] * rows + row];
      for (let edge = first; edge < last; edge++) {
        words[at++] = line(slots, own < 0 ? weight[edge] : beliefSlots[own + edge - first]);
      }
    }
  }

  function options(node: number, first: number, last: number): void {
    const few = step[node] >= Step.fewChoices;
    const masks = !few || step[node] >= Step.fewGuarded;
    if (!few) words[at++] = last - first;
    words[at++] = LINE * decider[node];
    words[at++] = line(precision, decider[node]);
    for (let edge = first; edge < last; edge++) {
      words[at++] = line(choice, edge);
      words[at++] = firstPlace + place * of[target[edge]];
      if (masks) words[at++] = weight[edge] < 0 ? one.from : line(slots, weight[edge]);
    }
  }
}
