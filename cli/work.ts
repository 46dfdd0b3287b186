import type { Begun } from "../src/analyze.ts";
import type { Batch } from "../src/lenses/engine.ts";
import { inline } from "../src/run/inline.ts";
import { finishOn, type Runner } from "../src/run/runner.ts";
import type { Context } from "./context.ts";
import { Progress } from "./progress.ts";
import { threads } from "./threads/threads.ts";

/** With less than this to do, in edges of games, starting threads costs more than they save. */
const worthThreads = 3e7;

/** Does what is left of a question, on so many threads where there is enough to do, and shows how far it is. */
export async function worked<Value>(
  { io }: Context,
  { engine, work }: Begun<Value>,
  count: number,
): Promise<Value> {
  const progress = new Progress(io);
  const runner = runnerFor(count);
  try {
    return await finishOn(runner, engine, work, (done, total) => progress.told(done, total));
  } finally {
    progress.clear();
    await runner.close();
  }
}

/** Evaluates in this thread until something large comes. */
export function runnerFor(count: number): Runner {
  const here = inline();
  let many: Runner | null = null;
  const size = (batches: readonly Batch[]): number =>
    batches.reduce((sum, { graph, lanes }) => sum + graph.edgeCount * lanes, 0);
  return {
    threads: count,
    evaluate(batches, told) {
      if (many === null && count > 1 && size(batches) > worthThreads) many = threads(count);
      return (many ?? here).evaluate(batches, told);
    },
    calculate: (chores, told) => (many ?? here).calculate(chores, told),
    close: async () => many?.close(),
  };
}
