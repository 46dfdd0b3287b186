import type { Flat } from "../flat.ts";
import { VECTOR_LANES } from "../vectors.ts";
import { EXP_ROOM } from "./exp.ts";
import type { Places } from "./places.ts";
import { inFact, type Plan } from "./plan.ts";
import { Records } from "./records.ts";
import { lazily, type Memory, numbersIn, type Room, type Routines, type Span } from "./room.ts";
import { AT_ONCE } from "./step.ts";
import { backwardRecords, backwardWords } from "./steps.ts";

/** The backward passes over one graph, in memory. */
interface Back {
  readonly slots: Span;
  readonly precision: Span;
  readonly choice: Span;
  readonly stuck: Span;
  /** Place by place, a number for each row. */
  readonly values: Span;
  readonly facts: Span;
  readonly one: Span;
  /** Once there is a memory: what no pass writes, and the passes. */
  open(memory: Memory, routines: Routines): { backward(): void; backwardInFact(): void };
}

/** Plans the room of the backward passes. */
export function back(flat: Flat, plan: Plan, places: Places, room: Room): Back {
  const { graph, rows, oneBelief } = flat;
  const spans = {
    slots: room.numbers(graph.tape.length),
    precision: room.numbers(rows),
    choice: room.numbers(graph.edgeCount),
    stuck: room.numbers(1),
    behind: room.numbers(AT_ONCE),
    exponentials: room.numbers(EXP_ROOM),
    one: room.numbers(1),
    values: room.numbers(rows * places.count),
  };
  const facts = oneBelief ? spans.values : room.numbers(rows * places.count);
  const words = { believed: room.words(backwardWords(flat)), factual: room.words(backwardWords(flat)) };
  return {
    ...spans,
    facts,
    open(memory, routines) {
      const write = (how: Plan, endValues: Int32Array, span: Span, values: Span): Span =>
        backwardRecords(flat, how, endValues, places, values, spans, new Records(memory.buffer, span));
      const run = ({ from, to }: Span): void =>
        routines.backward(from, to, spans.stuck.from, spans.behind.from, spans.exponentials.from);
      const believed = write(plan, flat.endValues, words.believed, spans.values);
      const factual = lazily(() => write(inFact(flat, plan), flat.endFactValues, words.factual, facts));
      numbersIn(memory, spans.one).fill(1);
      const choice = numbersIn(memory, spans.choice);
      for (const edge of plan.forced) choice.fill(1, edge * VECTOR_LANES, (edge + 1) * VECTOR_LANES);
      const stuck = numbersIn(memory, spans.stuck);
      return {
        backward() {
          stuck.fill(0);
          run(believed);
        },
        backwardInFact() {
          if (!oneBelief) run(factual());
        },
      };
    },
  };
}
