import { type ChoreData, perform } from "./chores.ts";
import type { Engine, Request } from "./engine.ts";

/**
 * Something worked out in steps: each step says what it must have evaluated, or calculated, before it goes on. The one who
 * runs it decides where that is done, in this thread or in others; what comes out is the same to the byte. Whatever a step
 * forgot to ask for is evaluated when it is read.
 */
export type Work<Value> = Generator<Step, Value, undefined>;

export type Step = readonly Request[] | Chores;

/** Calculations that need no engine. */
export interface Chores {
  readonly chores: readonly Chore[];
}

export interface Chore {
  readonly data: ChoreData;
  /** Takes what came of it. */
  keep(result: object): void;
}

export const areChores = (step: Step): step is Chores => "chores" in step;

/** Runs work here and now. */
export function finish<Value>(engine: Engine, work: Work<Value>): Value {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (areChores(step.value)) for (const { data, keep } of step.value.chores) keep(perform(data));
    else engine.prepare(step.value);
  }
}

/** Several works side by side: what their steps ask for is asked for together. */
export function* abreast<Value>(works: readonly Work<Value>[]): Work<readonly Value[]> {
  const steps = works.map((work) => work.next());
  for (;;) {
    const open = steps.flatMap((step) => (step.done === true ? [] : [step.value]));
    if (open.length === 0) break;
    const requests = open.flatMap((step) => (areChores(step) ? [] : step));
    const chores = open.flatMap((step) => (areChores(step) ? step.chores : []));
    if (requests.length > 0) yield requests;
    if (chores.length > 0) yield { chores };
    steps.forEach((step, at) => {
      if (step.done !== true) steps[at] = works[at].next();
    });
  }
  return steps.map((step) => step.value as Value);
}
