import type { Flat } from "../flat.ts";
import type { Kernel } from "../kernel.ts";
import { VECTOR_LANES } from "../vectors.ts";
import type { Work } from "../work.ts";
import { arrivalsOf } from "./arrivals.ts";
import { endRecords, endWords } from "./ends.ts";
import { everyValue } from "./every.ts";
import { EXP_ROOM } from "./exp.ts";
import { forwardRecords, forwardWords } from "./forward.ts";
import { vectorModule } from "./module.ts";
import { awaitedOnly, everyNode } from "./places.ts";
import { inFact, isForced, type Plan, planOf } from "./plan.ts";
import { type Addresses, Records } from "./records.ts";
import { type Environment, Room, type Span } from "./room.ts";
import { AT_ONCE } from "./step.ts";
import { backwardRecords, backwardWords } from "./steps.ts";
import { tallyRecords, tallyWords } from "./tally.ts";

/** Code is written out row by row; with more rows than this it would be long before it is fast. */
const MOST_ROWS = 64;

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
  const plan = planOf(flat);
  const places = keeps === "every value" ? everyNode(flat) : awaitedOnly(flat, plan.order);
  const room = new Room();
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
    behind: room.numbers(AT_ONCE),
    exponentials: room.numbers(EXP_ROOM),
    one: room.numbers(1),
    values: room.numbers(rows * places.count),
    facts: room.numbers(oneBelief ? 0 : rows * places.count),
  };
  const words = {
    believed: room.words(backwardWords(flat)),
    factual: room.words(oneBelief ? 0 : backwardWords(flat)),
    reached: room.words(forwardWords(flat)),
    ended: room.words(endWords(flat)),
    moves: room.words(tallyWords(flat)),
  };
  const address: Addresses = {
    slots: numbers.slots.from,
    choice: numbers.choice.from,
    reach: numbers.reach.from,
    outcomes: numbers.outcomes.from,
    precision: numbers.precision.from,
    open: numbers.open.from,
    taken: numbers.taken.from,
    one: numbers.one.from,
  };
  const memory = room.open(environment);
  const view = ({ from }: Span, count: number): Float64Array =>
    new Float64Array(memory.buffer, from, count * VECTOR_LANES);
  const list = ({ from, to }: Span): Int32Array => new Int32Array(memory.buffer, from, (to - from) / 4);

  const back = (how: Plan, endValues: Int32Array, span: Span, values: Span): Span =>
    backwardRecords(flat, how, endValues, places, values.from, address, new Records(memory.buffer, span));
  const believed = back(plan, flat.endValues, words.believed, numbers.values);
  const factual = lazily(() => back(inFact(flat, plan), flat.endFactValues, words.factual, numbers.facts));
  const reached = forwardRecords(flat, arrivalsOf(flat), address, new Records(memory.buffer, words.reached));
  endRecords(flat, address, list(words.ended));
  const moves = lazily((): Span => {
    const { from } = words.moves;
    return { from, to: from + 4 * tallyRecords(flat, address, list(words.moves)) };
  });

  const facts = oneBelief ? numbers.values : numbers.facts;
  const every =
    keeps === "every value"
      ? null
      : everyValue(
          () => passesIn(environment, module, flat, "every value"),
          () => work,
        );
  const all = { values: view(numbers.values, places.count * rows), facts: view(facts, places.count * rows) };
  const work: Work = {
    lanes: VECTOR_LANES,
    slots: view(numbers.slots, tape.length),
    start: view(numbers.values, rows),
    startInFact: view(facts, rows),
    get values() {
      return every === null ? all.values : every.values();
    },
    get facts() {
      return every === null ? all.facts : every.facts();
    },
    choice: view(numbers.choice, edgeCount),
    reach: view(numbers.reach, nodeCount),
    outcomes: view(numbers.outcomes, outcomeCount),
    kept: view(numbers.kept, 1),
    open: view(numbers.open, labels.length),
    taken: view(numbers.taken, labels.length),
    precision: view(numbers.precision, rows),
    stuck: view(numbers.stuck, 1),
  };
  // What no pass writes.
  view(numbers.one, 1).fill(1);
  work.reach.fill(1, 0, VECTOR_LANES);
  for (let node = 0; node < inner; node++) {
    const edge = graph.firstEdge[node];
    if (isForced(graph, node)) work.choice.fill(1, edge * VECTOR_LANES, (edge + 1) * VECTOR_LANES);
  }
  const { exports } = new environment.Instance(module, { m: { memory } });
  const aside = [numbers.stuck.from, numbers.behind.from, numbers.exponentials.from];
  return {
    work,
    backward() {
      every?.forget();
      work.stuck.fill(0);
      exports.backward(believed.from, believed.to, ...aside);
    },
    backwardInFact() {
      if (!oneBelief) exports.backward(factual().from, factual().to, ...aside);
    },
    forward() {
      exports.forward(reached.from, reached.to);
      work.outcomes.fill(0);
      work.kept.fill(0);
      exports.sumEnds(words.ended.from, words.ended.to, numbers.kept.from);
    },
    tally() {
      work.open.fill(0);
      work.taken.fill(0);
      exports.tally(moves().from, moves().to);
    },
  };
}

function lazily<Value>(make: () => Value): () => Value {
  let value: Value | undefined;
  return () => {
    value ??= make();
    return value;
  };
}
