import type { Flat } from "../flat.ts";
import type { Kernel } from "../kernel.ts";
import { LINE, VECTOR_LANES } from "../vectors.ts";
import type { Work } from "../work.ts";
import { arrivalsOf } from "./arrivals.ts";
import { BACKWARD, vectorModule } from "./backward.ts";
import { ENDS, endRecords } from "./ends.ts";
import { FORWARD, forwardRecords } from "./forward.ts";
import type { Addresses } from "./records.ts";
import { type Environment, Room, type Span } from "./room.ts";
import { TALLY } from "./tally.ts";

/** The vector kernel; null where there is no WebAssembly, it has no vectors, or may not be compiled. */
export function vectorKernel(): Kernel | null {
  const environment = (globalThis as { readonly WebAssembly?: Environment }).WebAssembly;
  if (environment === undefined) return null;
  try {
    const module = new environment.Module(vectorModule());
    return (flat) => passesIn(environment, module, flat);
  } catch {
    return null;
  }
}

function passesIn(environment: Environment, module: object, flat: Flat): ReturnType<Kernel> {
  const { graph, inner, rows, oneBelief } = flat;
  const { nodeCount, edgeCount, outcomeCount, labels, tape } = graph;
  const room = new Room();
  const numbers = {
    slots: room.numbers(tape.length),
    values: room.numbers(nodeCount * rows),
    facts: room.numbers(oneBelief ? 0 : nodeCount * rows),
    choice: room.numbers(edgeCount),
    reach: room.numbers(nodeCount),
    outcomes: room.numbers(outcomeCount),
    kept: room.numbers(1),
    open: room.numbers(labels.length),
    taken: room.numbers(labels.length),
    precision: room.numbers(rows),
    stuck: room.numbers(1),
    one: room.numbers(1),
  };
  const line = ({ from }: Span, index: number): number => from + LINE * index;
  const columns = {
    kind: room.column(() => graph.kind),
    decider: room.column(() => Int32Array.from(graph.decider)),
    detail: room.column(() => graph.detail),
    firstEdge: room.column(() => graph.firstEdge),
    target: room.column(() => graph.target),
    weight: room.column(() => graph.weight),
    label: room.column(() => graph.label),
    best: room.column(() => Uint8Array.from(graph.precision, (slot) => (slot < 0 ? 1 : 0))),
    beliefAt: room.column(() => flat.beliefAt),
    beliefSlots: room.column(() => flat.beliefSlots),
    endValues: room.column(() => flat.endValues),
    endFactValues: room.column(() => flat.endFactValues),
    tollAdd: room.column(() => flat.tollAdd),
    tollFactor: room.column(() => flat.tollFactor),
  };
  const address: Addresses = {
    slot: (slot) => line(numbers.slots, slot),
    choice: (edge) => line(numbers.choice, edge),
    reach: (node) => line(numbers.reach, node),
    outcome: (outcome) => line(numbers.outcomes, outcome),
    one: numbers.one.from,
  };
  const ends = room.column(() => endRecords(flat, address));
  const reaches = room.column((from) => forwardRecords(flat, arrivalsOf(flat), address, from));
  const memory = room.open(environment);
  const view = ({ from, to }: Span): Float64Array => new Float64Array(memory.buffer, from, (to - from) / 8);
  const values = view(numbers.values);
  const work: Work = {
    lanes: VECTOR_LANES,
    slots: view(numbers.slots),
    values,
    facts: oneBelief ? values : view(numbers.facts),
    choice: view(numbers.choice),
    reach: view(numbers.reach),
    outcomes: view(numbers.outcomes),
    kept: view(numbers.kept),
    open: view(numbers.open),
    taken: view(numbers.taken),
    precision: view(numbers.precision),
    stuck: view(numbers.stuck),
  };
  view(numbers.one).fill(1);
  work.reach.fill(1, 0, VECTOR_LANES);
  const { exports } = new environment.Instance(module, { m: { memory } });
  const addresses = Object.fromEntries(
    Object.entries({ ...numbers, ...columns }).map(([name, { from }]) => [name, from]),
  );
  const call = (names: readonly string[], own: Readonly<Record<string, number>>): readonly number[] =>
    names.map((name) => own[name] ?? addresses[name]);
  const sizes = { inner, nodeCount, rows };
  const back = call(BACKWARD, { ...sizes, chooses: 1 });
  const inFact = call(BACKWARD, {
    ...sizes,
    chooses: 0,
    values: numbers.facts.from,
    endValues: columns.endFactValues.from,
  });
  const fore = call(FORWARD, { ...reaches });
  const sums = call(ENDS, { ...ends });
  const moves = call(TALLY, sizes);
  return {
    work,
    backward() {
      work.stuck.fill(0);
      exports.backward(...back);
    },
    backwardInFact: () => exports.backward(...inFact),
    forward() {
      exports.forward(...fore);
      work.outcomes.fill(0);
      work.kept.fill(0);
      exports.sumEnds(...sums);
    },
    tally() {
      work.open.fill(0);
      work.taken.fill(0);
      exports.tally(...moves);
    },
  };
}
