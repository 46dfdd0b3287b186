import { parentPort, workerData } from "node:worker_threads";
import { examine } from "./examine.ts";
import { mutated } from "./mutate.ts";

/** What the watching thread hands over: the seeds, which inputs to try, and where to say which is being tried. */
export interface Errand {
  readonly seeds: readonly string[];
  readonly first: number;
  readonly end: number;
  /** How far apart the inputs of this worker are. */
  readonly stride: number;
  readonly current: SharedArrayBuffer;
}

/** What comes back from a worker when it is through. */
export interface Report {
  readonly tried: number;
  readonly without: { readonly errors: number; readonly play: number };
  readonly failures: readonly { readonly input: number; readonly reason: string }[];
}

const { seeds, first, end, stride, current } = workerData as Errand;
const place = new Int32Array(current);
const failures: { input: number; reason: string }[] = [];
const without = { errors: 0, play: 0 };
let tried = 0;
for (let input = first; input < end; input += stride) {
  Atomics.store(place, 0, input);
  const verdict = examine(mutated(seeds, input));
  tried += 1;
  if (verdict.valid) without.errors += 1;
  if (verdict.valid && !verdict.played) without.play += 1;
  if (verdict.failure !== null) failures.push({ input, reason: verdict.failure });
}
const report: Report = { tried, without, failures };
parentPort!.postMessage(report);
