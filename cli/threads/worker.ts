import { parentPort } from "node:worker_threads";
import type { Errand } from "../../src/run/errand.ts";
import { Performer } from "../../src/run/performer.ts";

// What runs in a thread of its own. It imports no more than evaluating needs, so that it is ready at once.
const performer = new Performer();
parentPort?.on("message", (errand: Errand) => {
  const answer = performer.answer(errand);
  parentPort?.postMessage(answer, answer.ok ? [answer.packed.numbers.buffer as ArrayBuffer] : []);
});
