import type { Flat } from "../flat.ts";
import type { Kernel } from "../kernel.ts";
import { LINE, VECTOR_LANES } from "../vectors.ts";
import type { Work } from "../work.ts";
import { arrivalsOf } from "./arrivals.ts";
import { back } from "./back.ts";
import { endRecords, endWords } from "./ends.ts";
import { everyValue } from "./every.ts";
import { forwardRecords, forwardWords } from "./forward.ts";
import { vectorModule } from "./module.ts";
import { awaitedOnly } from "./places.ts";
import { planOf } from "./plan.ts";
import { Records } from "./records.ts";
import { type Environment, lazily, numbersIn, Room, type Span, wordsIn } from "./room.ts";
import { tallyRecords, tallyWords } from "./tally.ts";

/** Code is written out row by row; with more rows than this it would be long before it is fast. */
const MOST_ROWS = 64;

/** The vector kernel; null where there is no WebAssembly, it has no vectors, or may not be compiled. */
export function vectorKernel(rows: number): Kernel | null {
  const environment = (globalThis as { readonly WebAssembly?: Environment }).WebAssembly;
  if (environment === undefined || rows > MOST_ROWS) return null;
  try {
    const module = new environment.Module(vectorModule(rows));
    return (flat) => passesIn(environment, module, flat);
  } catch {
    return null;
  }
}

function passesIn(environment: Environment, module: object, flat: Flat): ReturnType<Kernel> {
  const { nodeCount, outcomeCount, labels } = flat.graph;
  const plan = planOf(flat);
  const room = new Room();
  const backwards = back(flat, plan, awaitedOnly(flat, plan.order), room);
  const spans = {
    ...backwards,
    reach: room.numbers(nodeCount),
    outcomes: room.numbers(outcomeCount),
    kept: room.numbers(1),
    open: room.numbers(labels.length),
    taken: room.numbers(labels.length),
  };
  const words = {
    reached: room.words(forwardWords(flat)),
    ended: room.words(endWords(flat)),
    moves: room.words(tallyWords(flat)),
  };
  const memory = room.open(environment);
  const { exports } = new environment.Instance(module, { m: { memory } });
  const passes = backwards.open(memory, exports);
  const reached = forwardRecords(flat, arrivalsOf(flat), spans, new Records(memory.buffer, words.reached));
  endRecords(flat, spans, wordsIn(memory, words.ended));
  const moves = lazily((): Span => {
    const { from } = words.moves;
    return { from, to: from + 4 * tallyRecords(flat, spans, wordsIn(memory, words.moves)) };
  });

  const every = everyValue(environment, module, flat, plan, () => work);
  const view = (span: Span): Float64Array => numbersIn(memory, span);
  const start = ({ from }: Span): Float64Array => view({ from, to: from + LINE * flat.rows });
  const work: Work = {
    lanes: VECTOR_LANES,
    slots: view(spans.slots),
    start: start(spans.values),
    startInFact: start(spans.facts),
    get values() {
      return every.values();
    },
    get facts() {
      return every.facts();
    },
    choice: view(spans.choice),
    reach: view(spans.reach),
    outcomes: view(spans.outcomes),
    kept: view(spans.kept),
    open: view(spans.open),
    taken: view(spans.taken),
    precision: view(spans.precision),
    stuck: view(spans.stuck),
  };
  // The first node is reached whatever comes.
  work.reach.fill(1, 0, VECTOR_LANES);
  return {
    work,
    backward() {
      every.forget();
      passes.backward();
    },
    backwardInFact: passes.backwardInFact,
    forward() {
      exports.forward(reached.from, reached.to);
      work.outcomes.fill(0);
      work.kept.fill(0);
      exports.sumEnds(words.ended.from, words.ended.to, spans.kept.from);
    },
    tally() {
      work.open.fill(0);
      work.taken.fill(0);
      exports.tally(moves().from, moves().to);
    },
  };
}
