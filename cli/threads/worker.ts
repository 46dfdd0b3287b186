import { parentPort } from "node:worker_threads";
import type { ChoreErrand, Errand } from "../../src/run/errand.ts";
import { Performer } from "../../src/run/performer.ts";

// What runs in a thread of its own. It imports no more than evaluating needs, so that it is ready at once.
const performer = new Performer();
parentPort?.on("message", (errand: Errand | ChoreErrand) => {
  const answer = performer.answer(errand);
  const own = "packed" in answer ? [answer.packed.numbers.buffer as ArrayBuffer] : [];
  parentPort?.postMessage(answer, own);
});
