import { parentPort, workerData } from "node:worker_threads";
import { examine } from "./examine.ts";
import { type Inputs, inputText } from "./inputs.ts";

/** What the watching thread hands over: the inputs, which of them to try, and where to say which is being tried. */
export interface Errand {
  readonly inputs: Inputs;
  readonly first: number;
  readonly end: number;
  /** How far apart the inputs of this worker are. */
  readonly stride: number;
  /** One integer: the input that is being tried. */
  readonly current: SharedArrayBuffer;
}

/** Posted for each input at which Parley itself failed. */
export interface Failure {
  readonly kind: "failure";
  readonly input: number;
  readonly reason: string;
}

/** Posted at the end. */
export interface Through {
  readonly kind: "through";
  readonly tried: number;
  readonly valid: number;
  readonly played: number;
}

const { inputs, first, end, stride, current } = workerData as Errand;
const place = new Int32Array(current);
const count = { tried: 0, valid: 0, played: 0 };
const post = (message: Failure | Through): void => parentPort!.postMessage(message);
for (let input = first; input < end; input += stride) {
  Atomics.store(place, 0, input);
  const { valid, played, failure } = examine(inputText(inputs, input));
  count.tried += 1;
  if (valid) count.valid += 1;
  if (played) count.played += 1;
  if (failure !== null) post({ kind: "failure", input, reason: failure });
}
post({ kind: "through", ...count });
