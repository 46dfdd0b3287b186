import type { Flat } from "../flat.ts";
import type { Kernel } from "../kernel.ts";
import { LINE, VECTOR_LANES } from "../vectors.ts";
import type { Work } from "../work.ts";
import { arrivalsOf } from "./arrivals.ts";
import { BACKWARD } from "./backward.ts";
import { ENDS, endRecords } from "./ends.ts";
import { everyValue } from "./every.ts";
import { FORWARD, forwardRecords } from "./forward.ts";
import { vectorModule } from "./module.ts";
import { awaitedOnly, everyNode } from "./places.ts";
import { isForced, type Plan, planOf } from "./plan.ts";
import type { Addresses } from "./records.ts";
import { type Environment, Room, type Span } from "./room.ts";
import { BATCH, MOST_OPTIONS } from "./step.ts";
import { backwardRecords } from "./steps.ts";
import { TALLY } from "./tally.ts";

/** Code is written out row by row; with more rows than this it would be long before it is fast. */
const MOST_ROWS = 64;

const line = ({ from }: Span, index: number): number => from + LINE * index;

/** The vector kernel; null where there is no WebAssembly, it has no vectors, or may not be compiled. */
export function vectorKernel(rows: number): Kernel | null {
  const environment = (globalThis as { readonly WebAssembly?: Environment }).WebAssembly;
  if (environment === undefined || rows > MOST_ROWS) return null;
  try {
    const module = new environment.Module(vectorModule(rows));
    return (flat) => passesIn(environment, module, flat, "the start");
  } catch {
    return null;
  }
}

/** `keeps`: whether the values of all nodes stay where they are, or those of the first alone. */
function passesIn(
  environment: Environment,
  module: object,
  flat: Flat,
  keeps: "every value" | "the start",
): ReturnType<Kernel> {
  const { graph, inner, rows, oneBelief } = flat;
  const { nodeCount, edgeCount, outcomeCount, labels, tape } = graph;
  const room = new Room();
  const valuesOf = (plan: Plan) => {
    const places = keeps === "every value" ? everyNode(flat) : awaitedOnly(flat, plan.endValues, plan.order);
    const span = room.numbers(places.count * rows);
    return { plan, span, of: (node: number): number => line(span, places.of[node] * rows) };
  };
  const values = valuesOf(planOf(flat, "as believed"));
  const facts = oneBelief ? values : valuesOf(planOf(flat, "in fact"));
  const numbers = {
    slots: room.numbers(tape.length),
    choice: room.numbers(edgeCount),
    reach: room.numbers(nodeCount),
    outcomes: room.numbers(outcomeCount),
    kept: room.numbers(1),
    open: room.numbers(labels.length),
    taken: room.numbers(labels.length),
    precision: room.numbers(rows),
    stuck: room.numbers(1),
    behind: room.numbers(BATCH * (MOST_OPTIONS - 1)),
    one: room.numbers(1),
  };
  const address: Addresses = {
    slot: (slot) => line(numbers.slots, slot),
    choice: (edge) => line(numbers.choice, edge),
    reach: (node) => line(numbers.reach, node),
    outcome: (outcome) => line(numbers.outcomes, outcome),
    precision: (row) => line(numbers.precision, row),
    one: numbers.one.from,
  };
  const records = ({ plan, of }: typeof values): Span =>
    room.column((from) => backwardRecords(flat, plan, of, address, from));
  const believed = records(values);
  const factual = oneBelief ? believed : records(facts);
  const reached = room.column((from) => forwardRecords(flat, arrivalsOf(flat), address, from));
  const ended = room.column(() => endRecords(flat, address));
  const columns = {
    kind: room.column(() => graph.kind),
    detail: room.column(() => graph.detail),
    firstEdge: room.column(() => graph.firstEdge),
    weight: room.column(() => graph.weight),
    label: room.column(() => graph.label),
  };
  const memory = room.open(environment);
  const view = ({ from, to }: Span): Float64Array => new Float64Array(memory.buffer, from, (to - from) / 8);
  const first = ({ from }: Span): Span => ({ from, to: from + LINE * rows });
  const [all, allInFact] = [view(values.span), view(facts.span)];
  const every =
    keeps === "every value"
      ? { values: () => all, facts: () => allInFact, forget: () => undefined }
      : everyValue(
          () => passesIn(environment, module, flat, "every value"),
          () => work,
        );
  const work: Work = {
    lanes: VECTOR_LANES,
    slots: view(numbers.slots),
    start: view(first(values.span)),
    startInFact: view(first(facts.span)),
    get values() {
      return every.values();
    },
    get facts() {
      return every.facts();
    },
    choice: view(numbers.choice),
    reach: view(numbers.reach),
    outcomes: view(numbers.outcomes),
    kept: view(numbers.kept),
    open: view(numbers.open),
    taken: view(numbers.taken),
    precision: view(numbers.precision),
    stuck: view(numbers.stuck),
  };
  // What no pass writes.
  view(numbers.one).fill(1);
  work.reach.fill(1, 0, VECTOR_LANES);
  for (let node = 0; node < inner; node++) {
    const edge = graph.firstEdge[node];
    if (isForced(graph, node)) work.choice.fill(1, edge * VECTOR_LANES, (edge + 1) * VECTOR_LANES);
  }
  const { exports } = new environment.Instance(module, { m: { memory } });
  const addresses = Object.fromEntries(
    Object.entries({ ...numbers, ...columns }).map(([name, { from }]) => [name, from]),
  );
  const call = (names: readonly string[], own: Readonly<Record<string, number>>): readonly number[] =>
    names.map((name) => own[name] ?? addresses[name]);
  const back = call(BACKWARD, { ...believed });
  const inFact = call(BACKWARD, { ...factual });
  const fore = call(FORWARD, { ...reached });
  const sums = call(ENDS, { ...ended });
  const moves = call(TALLY, { inner });
  return {
    work,
    backward() {
      every.forget();
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
