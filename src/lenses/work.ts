import { Calculator, type ChoreData } from "./chores.ts";
import type { Engine, Request } from "./engine.ts";

/**
 * Something worked out in steps: each step says what it must have evaluated, calculated or worked out before it goes on. The
 * one who runs it decides where that is done, in this thread or in others; what comes out is the same to the byte. Whatever
 * a step forgot to ask for is evaluated when it is read.
 */
export type Work<Value> = Generator<Step, Value, undefined>;

export type Step = readonly Request[] | Chores | Works;

/** Calculations that need no engine. */
export interface Chores {
  readonly chores: readonly Chore[];
}

export interface Chore {
  readonly data: ChoreData;
  /** About how long it takes, in edges of games that could be evaluated meanwhile. */
  readonly work: number;
  /** Takes what came of it. */
  keep(result: object): void;
}

/** Works that wait for nothing of each other. */
export interface Works {
  readonly works: readonly Work<void>[];
}

export const areChores = (step: Step): step is Chores => "chores" in step;
export const areWorks = (step: Step): step is Works => "works" in step;

/** Runs work here and now. */
export function finish<Value>(
  engine: Engine,
  work: Work<Value>,
  calculator: Calculator = new Calculator(),
): Value {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (areWorks(step.value)) for (const one of step.value.works) finish(engine, one, calculator);
    else if (areChores(step.value))
      for (const { data, keep } of step.value.chores) keep(calculator.perform(data));
    else engine.prepare(step.value);
  }
}

/**
 * Several works in step: what their steps ask for is asked for together. For works whose steps are too small to be worth
 * asking for alone.
 */
export function* abreast<Value>(works: readonly Work<Value>[]): Work<readonly Value[]> {
  const steps = works.map((work) => work.next());
  for (;;) {
    const open = steps.flatMap((step) => (step.done === true ? [] : [step.value]));
    if (open.length === 0) break;
    const requests = open.flatMap((step) => (areChores(step) || areWorks(step) ? [] : step));
    const chores = open.flatMap((step) => (areChores(step) ? step.chores : []));
    const inner = open.flatMap((step) => (areWorks(step) ? step.works : []));
    if (requests.length > 0) yield requests;
    if (chores.length > 0) yield { chores };
    if (inner.length > 0) yield { works: inner };
    steps.forEach((step, at) => {
      if (step.done !== true) steps[at] = works[at].next();
    });
  }
  return steps.map((step) => step.value as Value);
}

/**
 * Several works, each at its own pace: while the steps of one are evaluated another can say what it needs. They are begun in
 * their order, and at no time are more of them under way than keep everyone busy.
 */
export function* severally<const Some extends readonly Work<unknown>[]>(works: Some): Work<Values<Some>> {
  const values = new Array<unknown>(works.length);
  yield {
    works: works.map(function* (work, at): Work<void> {
      values[at] = yield* work;
    }),
  };
  return values as unknown as Values<Some>;
}

type Values<Some extends readonly Work<unknown>[]> = {
  readonly [At in keyof Some]: Some[At] extends Work<infer Value> ? Value : never;
};
