import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { begin } from "../src/analyze.ts";
import { Calculator } from "../src/lenses/chores.ts";
import { usual } from "../src/lenses/hinges/study.ts";
import { areChores, areWorks, finish, type Work } from "../src/lenses/work.ts";
import { sweep } from "../src/sweep.ts";
import { processorTime, ratio, spread } from "./measure.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const flagship = "scenarios/crisis/us-iran-2025.yaml";
/** Whole commands take long; so many by turns. */
const RUNS = 3;

/** The whole command on one and on two threads, wall time by turns. */
export function commands(say: (line: string) => void): void {
  const program = join(root, "dist/cli/parley.js");
  if (!existsSync(program)) {
    say("no dist/ here: `npm run build` first to measure `parley claims`");
    return;
  }
  const wall = (threads: number): number => {
    const start = performance.now();
    const argv = [program, "claims", flagship, "--json", "--threads", String(threads)];
    const { status } = spawnSync(process.execPath, argv, { cwd: root, stdio: "ignore" });
    if (status !== 0) throw new Error(`parley claims ended with ${status}`);
    return (performance.now() - start) / 1000;
  };
  const one: number[] = [];
  const two: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    one.push(wall(1));
    two.push(wall(2));
  }
  say(`parley claims ${flagship}, every claim at ${usual.points} points`);
  say(`  ${spread(one, 2)} s on one thread, ${spread(two, 2)} s on two (aim: at most 10)`);
  say(`  ratio ${ratio(one, two)} (aim: at least 1.8)`);
}

/** Where the time of a study goes, in this thread: processor time in evaluating, and in all else. */
export function insides(say: (line: string) => void): void {
  const whole = studied({});
  const held = heldHalf();
  const half = studied(held);
  const count = Object.keys(held).length;
  const rate = whole.edges / whole.evaluating / 1e6;
  say(`a study of the flagship in one thread: ${whole.total.toFixed(1)} s of processor time`);
  say(
    `  ${(whole.edges / 1e6).toFixed(0)} million edge evaluations, ${rate.toFixed(0)} million a second (aim: 100)`,
  );
  const lost = 1 - whole.evaluating / whole.total;
  say(
    `  ${(100 * lost).toFixed(0)} % on anything else; ${whole.calculating.toFixed(1)} s of it on effects, which threads share too`,
  );
  say(
    `  each of ${count} assumptions more costs ${(((whole.total - half.total) / count) * 1000).toFixed(0)} ms`,
  );
}

interface Spent {
  readonly total: number;
  readonly evaluating: number;
  readonly calculating: number;
  readonly edges: number;
}

function studied(set: Readonly<Record<string, number>>): Spent {
  const text = readFileSync(join(root, flagship), "utf8");
  const start = processorTime();
  const begun = begin(text, flagship, { lenses: [], claims: true, study: {}, set });
  if (!("work" in begun)) throw new Error("the flagship can be studied");
  const { engine, work } = begun;
  const calculator = new Calculator();
  let [evaluating, calculating, edges] = [0, 0, 0];
  run(work);
  return { total: processorTime() - start, evaluating, calculating, edges };

  function run(one: Work<unknown>): void {
    for (let step = one.next(); step.done !== true; step = one.next()) {
      if (areWorks(step.value)) {
        step.value.works.forEach(run);
        continue;
      }
      const before = processorTime();
      if (areChores(step.value)) {
        for (const { data, keep } of step.value.chores) keep(calculator.perform(data));
        calculating += processorTime() - before;
        continue;
      }
      for (const { graph, lanes } of engine.unknown(step.value)) edges += graph.edgeCount * lanes;
      const planned = processorTime();
      engine.prepare(step.value);
      // Planning is done twice here, once to count.
      evaluating += processorTime() - planned - (planned - before);
    }
  }
}

/** Every second assumption held where it is. */
function heldHalf(): Readonly<Record<string, number>> {
  const text = readFileSync(join(root, flagship), "utf8");
  const begun = begin(text, flagship, { lenses: [] });
  if (!("work" in begun)) throw new Error("the flagship can be read");
  const { model, ranges } = begun.engine;
  const every = ranges.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(
    every.map(({ assumption }) => [model.assumptions[assumption].id, model.assumptions[assumption].value]),
  );
}

/** Memory while a million points are streamed, of a scenario that is quick to evaluate. */
export function streaming(say: (line: string) => void): void {
  const file = "scenarios/contract/supply.yaml";
  const points = 2 ** 20;
  const block = 2 ** 13;
  const table = sweep(readFileSync(join(root, file), "utf8"), file, {}, { ...usual, points });
  if (table.status !== "swept") throw new Error("the contract can be swept");
  const megabytes: number[] = [];
  const start = processorTime();
  for (let from = 0; from < points; from += block) {
    const { engine, work } = table.rows(from, from + block);
    finish(engine, work);
    megabytes.push(process.memoryUsage().rss / 2 ** 20);
  }
  const most = (list: readonly number[]): string => Math.max(...list).toFixed(0);
  const tenth = Math.round(megabytes.length / 10);
  say(`a sweep of ${points} points of ${file}: ${(processorTime() - start).toFixed(0)} s of processor time`);
  say(
    `  at most ${most(megabytes.slice(0, tenth))} MB in the first tenth, ${most(megabytes.slice(-tenth))} MB in the last`,
  );
}
