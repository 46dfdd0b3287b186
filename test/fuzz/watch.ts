import { Worker } from "node:worker_threads";
import type { Inputs } from "./inputs.ts";
import type { Errand, Failure, Through } from "./worker.ts";

/** A text that keeps a worker longer than this hangs: the one thing here that goes by the clock. */
const HANG = 5_000;
/** How often the workers are looked at. */
const LOOK = 250;

export interface Found {
  readonly tried: number;
  readonly valid: number;
  readonly played: number;
  readonly failures: readonly { readonly input: number; readonly reason: string }[];
}

/**
 * Tries the inputs `first` up to `end` in worker threads, which take turns. A worker that stays at one input is
 * stopped, the input is a failure, and another worker goes on behind it.
 */
export async function tryAll(inputs: Inputs, first: number, end: number, workers: number): Promise<Found> {
  const found = { tried: 0, valid: 0, played: 0, failures: [] as { input: number; reason: string }[] };
  const lane = async (from: number): Promise<void> => {
    let next = from;
    while (next < end) {
      const stopped = await errand({ inputs, first: next, end, stride: workers }, found);
      if (stopped === null) return;
      found.tried += (stopped - next) / workers + 1;
      next = stopped + workers;
    }
  };
  await Promise.all(Array.from({ length: workers }, (_, i) => lane(first + i)));
  return found;
}

type Tally = { -readonly [Key in keyof Omit<Found, "failures">]: number } & {
  readonly failures: { input: number; reason: string }[];
};

/** Runs one worker to its end; resolves to the input at which it stopped or had to be stopped, or to null. */
function errand(order: Omit<Errand, "current">, found: Tally): Promise<number | null> {
  const current = new SharedArrayBuffer(4);
  const place = new Int32Array(current);
  // Nothing is being tried while the worker starts, which takes its time on a busy machine.
  Atomics.store(place, 0, -1);
  const worker = new Worker(new URL("./start.mjs", import.meta.url), {
    workerData: { ...order, current } satisfies Errand,
    execArgv: [],
  });
  return new Promise((resolve, reject) => {
    let at = -1;
    let since = performance.now();
    const finish = (settle: () => void): void => {
      clearInterval(watch);
      settle();
    };
    const watch = setInterval(() => {
      const now = Atomics.load(place, 0);
      if (now !== at) {
        at = now;
        since = performance.now();
      } else if (at >= 0 && performance.now() - since > HANG) {
        found.failures.push({ input: at, reason: `hangs for more than ${HANG} ms` });
        finish(() => void worker.terminate().then(() => resolve(at), reject));
      }
    }, LOOK);
    worker.on("message", (message: Failure | Through) => {
      if (message.kind === "failure") found.failures.push({ input: message.input, reason: message.reason });
      else {
        found.tried += message.tried;
        found.valid += message.valid;
        found.played += message.played;
        finish(() => resolve(null));
      }
    });
    worker.on("error", (error) => {
      const input = Atomics.load(place, 0);
      // Before its first input a worker has no text to blame.
      if (input < 0) return finish(() => reject(error));
      found.failures.push({ input, reason: `ends its thread: ${error}` });
      finish(() => resolve(input));
    });
  });
}
