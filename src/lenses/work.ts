import type { Engine, Request } from "./engine.ts";

/**
 * Something worked out in steps: each step says what it must have evaluated before it goes on. The one who runs it
 * decides where that is done, in this thread or in others; what comes out is the same to the byte. Whatever a step forgot
 * to ask for is evaluated when it is read.
 */
export type Work<Value> = Generator<readonly Request[], Value, undefined>;

/** Runs work here and now. */
export function finish<Value>(engine: Engine, work: Work<Value>): Value {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    engine.prepare(step.value);
  }
}
