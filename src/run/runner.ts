import type { Batch, Engine } from "../lenses/engine.ts";
import { areChores, areWorks, type Chore, type Work } from "../lenses/work.ts";

/**
 * Where evaluations are done: in this thread, in others, or wherever bytes can be sent. What is found is the same to the
 * byte on every runner and any number of threads.
 */
export interface Runner {
  readonly threads: number;
  /**
   * Evaluates batches and lets each keep what was found. `told` hears how many assignments are done, out of all of them.
   * Calls share what there is to evaluate with.
   *
   * @throws RunError when the work cannot be done here; what is kept by then stays valid.
   */
  evaluate(batches: readonly Batch[], told?: Told): Promise<void>;
  /** Does chores and lets each keep what came of it; `told` hears how many are done. Otherwise as `evaluate`. */
  calculate(chores: readonly Chore[], told?: Told): Promise<void>;
  /** Gives back what the runner holds. What is being evaluated is given up, and its caller gets a RunError. */
  close(): Promise<void>;
}

export type Told = (done: number, total: number) => void;

/** Why a runner did not do its work. */
export class RunError extends Error {
  readonly code: "lost" | "fault" | "closed";
  readonly note: string;
  constructor(code: RunError["code"], message: string, note: string, cause: string | null = null) {
    super(message, { cause });
    this.code = code;
    this.note = note;
  }
}

export const closed = (): RunError =>
  new RunError("closed", "missing runner: it was closed before the work was done", "open another one");

/** How many assignments some batches have together. */
export const totalOf = (batches: readonly Batch[]): number =>
  batches.reduce((sum, { lanes }) => sum + lanes, 0);

/** Works that are under way at a time on several threads: one is evaluated, one says what it needs, one reads. */
const UNDER_WAY = 6;

/**
 * Runs work as `finish` does, with what its steps ask for evaluated by a runner. `told` counts anew in each step; of several
 * works it counts those that are done.
 */
export async function finishOn<Value>(
  runner: Runner,
  engine: Engine,
  work: Work<Value>,
  told?: Told,
): Promise<Value> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (areWorks(step.value)) await finishAll(runner, engine, step.value.works, told);
    else if (areChores(step.value)) await runner.calculate(step.value.chores, told);
    else await runner.evaluate(engine.unknown(step.value), told);
  }
}

async function finishAll(
  runner: Runner,
  engine: Engine,
  works: readonly Work<void>[],
  told: Told | undefined,
): Promise<void> {
  const left = works.values();
  let done = 0;
  const drive = async (): Promise<void> => {
    for (const work of left) {
      await finishOn(runner, engine, work, works.length === 1 ? told : undefined);
      done += 1;
      if (works.length > 1) told?.(done, works.length);
    }
  };
  // Where one thread does everything, a second work under way would only take room.
  await Promise.all(Array.from({ length: runner.threads === 1 ? 1 : UNDER_WAY }, drive));
}
