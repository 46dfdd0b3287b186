import { Worker } from "node:worker_threads";
import type { Answer, ChoreErrand, Errand } from "../../src/run/errand.ts";
import { Performer } from "../../src/run/performer.ts";
import { Lost, type Place } from "../../src/run/place.ts";

/** Work for about a tenth of a second: so long the thread that asks may be busy with something else. */
const AHEAD = 4e7;

/** The thread that asks, as a place of a pool: it does errands when it has nothing to ask and nothing to hear. */
export function placeHere(): Place {
  const performer = new Performer();
  return {
    ahead: 0,
    perform: (errand) => new Promise((resolve) => setImmediate(() => resolve(performer.answer(errand)))),
    close: async () => undefined,
  };
}

/**
 * Starts a thread that does errands. Run from TypeScript it needs the loader first, which a thread does not inherit.
 * Flags of Node do not concern it either.
 */
export function startThread(): Worker {
  const program = import.meta.url.endsWith(".ts") ? "./start.mjs" : "./worker.js";
  return new Worker(new URL(program, import.meta.url), { execArgv: [] });
}

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** A thread as a place of a pool. It keeps the program alive only while it has something to do. */
export function placeIn(thread: Worker): Place {
  const waiting: Waiting[] = [];
  let reason: string | null = null;
  const end = (why: string): void => {
    // The first reason is the cause, what follows from it is not.
    reason ??= why;
    for (const { reject } of waiting.splice(0)) reject(new Lost(reason));
  };
  thread.unref();
  // A thread answers in the order in which it is asked.
  thread.on("message", (answer: Answer) => {
    waiting.shift()?.resolve(answer);
    if (waiting.length === 0) thread.unref();
  });
  thread.on("error", (error) => end(error instanceof Error ? error.message : String(error)));
  thread.on("messageerror", (error) => {
    end(error.message);
    void thread.terminate();
  });
  thread.on("exit", (code) => end(`exit code ${code}`));
  return {
    ahead: AHEAD,
    perform: (errand: Errand | ChoreErrand) =>
      new Promise((resolve, reject) => {
        if (reason !== null) return reject(new Lost(reason));
        // What belongs to a chore stays here too, in case that it must be done again.
        const own = "chore" in errand ? [] : [errand.assumptions.buffer, errand.wanted.buffer];
        thread.postMessage(errand, own as ArrayBuffer[]);
        thread.ref();
        waiting.push({ resolve, reject });
      }),
    async close() {
      end("closed");
      await thread.terminate();
    },
  };
}
