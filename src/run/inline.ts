import { Evaluators } from "../game/evaluators.ts";
import { Calculator } from "../lenses/chores.ts";
import { MOST } from "./queue.ts";
import { closed, type Runner, totalOf } from "./runner.ts";
import { Task } from "./task.ts";

/** Evaluates in this thread. */
export function inline(): Runner {
  let open = true;
  const evaluators = new Evaluators();
  const calculator = new Calculator();
  return {
    threads: 1,
    async evaluate(batches, told) {
      if (!open) throw closed();
      const total = totalOf(batches);
      let done = 0;
      for (const batch of batches) {
        evaluateHere(new Task(batch), evaluators, (lanes) => {
          done += lanes;
          told?.(done, total);
        });
      }
    },
    async calculate(chores, told) {
      if (!open) throw closed();
      chores.forEach(({ data, keep }, at) => {
        keep(calculator.perform(data));
        told?.(at + 1, chores.length);
      });
    },
    async close() {
      open = false;
    },
  };
}

/** Evaluates all of a batch; `told` hears of each piece how many assignments it had. */
export function evaluateHere(task: Task, evaluators: Evaluators, told: (lanes: number) => void): void {
  const { graph, wanted } = task.batch;
  while (task.left > 0) {
    const piece = task.take(MOST);
    const { from, lanes } = piece;
    const readings = wanted.slice(from, from + lanes);
    task.receive(piece, evaluators.of(graph).readMany(task.assumptions(piece), lanes, readings));
    told(lanes);
  }
}
