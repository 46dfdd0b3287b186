import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "../src/game/build.ts";
import { Evaluator, isFailure, type Solution } from "../src/game/evaluate.ts";
import type { Graph, Structure } from "../src/game/graph.ts";
import { load } from "../src/scenario/load.ts";
import type { Model } from "../src/scenario/model.ts";
import { commands, insides, streaming } from "./hinges.ts";
import { median, ratio, spread, timed } from "./measure.ts";
import { stressText } from "./stress.ts";
import { type Yardstick, yardstick } from "./yardstick.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const flagship = "scenarios/crisis/us-iran-2025.yaml";
/** Every comparison is of so many runs by turns. */
const RUNS = 15;

interface Subject {
  readonly name: string;
  readonly model: Model;
  readonly structure: Structure;
  readonly graph: Graph;
}

function subject(name: string, text: string, approach: number): Subject {
  const { model } = load(text, name);
  if (model === null) throw new Error(`${name} does not load`);
  const settings = model.approaches[approach]?.settings ?? [];
  const structure: Structure = { settings, from: null, refine: 1, forced: [] };
  return { name, model, structure, graph: build(model, structure) };
}

function solve(evaluator: Evaluator, { model, name }: Subject): Solution {
  const solution = evaluator.solve(central(model));
  if (isFailure(solution)) throw new Error(`${name}: ${solution.message}`);
  return solution;
}

function central(model: Model): Float64Array {
  return Float64Array.from(model.assumptions, ({ value }) => value);
}

/** Different assignments within the ranges, laid out for lanes. */
function assignments(model: Model, lanes: number): Float64Array {
  const all = new Float64Array(model.assumptions.length * lanes);
  model.assumptions.forEach(({ low, high }, i) => {
    for (let lane = 0; lane < lanes; lane++) {
      all[i * lanes + lane] = low + (high - low) * (((i + 1) * (lane + 1) * 0.618034) % 1);
    }
  });
  return all;
}

function bytesOf(graph: Graph): number {
  const columns = [...Object.values(graph), ...Object.values(graph.tape), graph.states.words];
  const flat = columns.filter((column) => ArrayBuffer.isView(column));
  const small = [...graph.ends, ...graph.tolls].flatMap((table) =>
    Object.values(table).filter((column) => ArrayBuffer.isView(column)),
  );
  return [...flat, ...small].reduce((sum, column) => sum + column.byteLength, 0);
}

function building({ name, model, structure, graph }: Subject): void {
  const seconds = Array.from({ length: 7 }, () => timed(() => build(model, structure)));
  const speeds = seconds.map((s) => graph.nodeCount / s / 1e6);
  say(`${name}: ${graph.nodeCount} nodes, ${graph.edgeCount} edges, ${graph.tape.length} slots`);
  say(`  built at ${spread(speeds, 2)} million nodes a second, first time ${(speeds[0]).toFixed(2)}`);
  say(`  ${(bytesOf(graph) / graph.edgeCount).toFixed(1)} bytes an edge`);
}

function evaluating(subject: Subject, stick: Yardstick | null): void {
  const { graph, model } = subject;
  const evaluator = new Evaluator(graph);
  const solution = solve(evaluator, subject);
  const theta = central(model);
  const perEdge = 1e9 / graph.edgeCount;
  // Small graphs are run many times in a row, so that the clock can tell.
  const again = Math.max(1, Math.round(1e6 / graph.edgeCount));
  const short = (): number => timed(() => evaluator.repeat(theta, again)) / again;
  for (let warm = 0; warm < 5; warm++) short();
  const own: number[] = [];
  const c: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    own.push(short());
    if (stick !== null) c.push(median(stick.run(solution, again + 2).slice(1)));
  }
  say(`${subject.name}: both passes`);
  say(`  ${spread(own.map((s) => s * perEdge))} ns an edge`);
  if (stick === null) say("  no gcc here: not compared with C");
  else {
    say(`  ${spread(c.map((s) => s * perEdge))} ns an edge in C; ratio ${ratio(own, c)} (aim: at most 3)`);
  }
}

function lanes(subject: Subject): void {
  const { graph, model } = subject;
  const evaluator = new Evaluator(graph);
  const many = Math.max(16, Math.min(512, 16 * Math.round(1e6 / graph.edgeCount)));
  const all = assignments(model, many);
  const each = Array.from({ length: many }, (_, lane) =>
    Float64Array.from(model.assumptions, (_, i) => all[i * many + lane]),
  );
  const together = (): number => timed(() => evaluator.outlineMany(all, many));
  const single = (): number =>
    timed(() => {
      for (const theta of each) evaluator.outlineMany(theta, 1);
    });
  for (let warm = 0; warm < 3; warm++) {
    together();
    single();
  }
  const a: number[] = [];
  const b: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    a.push(single());
    b.push(together());
  }
  const perEdge = 1e9 / graph.edgeCount / many;
  say(`${subject.name}: ${many} assignments`);
  say(
    `  one at a time ${spread(a.map((s) => s * perEdge))}, together ${spread(b.map((s) => s * perEdge))} ns an edge`,
  );
  say(`  ratio ${ratio(a, b)} (aim: at least 2)`);
  say(
    `  together ${spread(
      b.map((s) => 1e3 / (s * perEdge)),
      0,
    )} million edges a second on one core (aim: at least 120)`,
  );
}

/** Wall time, since starting is what is measured. */
function cold(): void {
  const program = join(root, "dist/cli/parley.js");
  if (!existsSync(program)) {
    say("no dist/ here: `npm run build` first to measure the cold start");
    return;
  }
  const wall = (args: readonly string[]): number => {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "ignore" });
    if (status !== 0) throw new Error(`node ${args.join(" ")} ended with ${status}`);
    return performance.now() - start;
  };
  const run: number[] = [];
  const empty: number[] = [];
  for (let i = 0; i < RUNS; i++) {
    empty.push(wall(["-e", "0"]));
    run.push(wall([program, "run", flagship]));
  }
  say(`parley run ${flagship}: ${spread(run, 0)} ms; node -e 0: ${spread(empty, 0)} ms`);
  say(`  ratio ${ratio(run, empty)} (aim: at most 8)`);
}

function sources(): void {
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter(
    (path) => path.endsWith(".ts") && !/\.(test|laws)\.ts$/.test(path),
  );
  const lines = files.map((path) => readFileSync(join(root, "src", path), "utf8").split("\n").length - 1);
  const over = files.filter((_, i) => lines[i] > 300);
  say(
    `${files.length} files under src/, median ${median(lines)} lines; over 300: ${over.join(", ") || "none"}`,
  );
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

const stick = yardstick();
const subjects = [
  subject("flagship, wavering", readFileSync(join(root, flagship), "utf8"), 3),
  subject("stress", stressText(), 0),
];
const compiler =
  stick === null ? "no gcc" : execFileSync("gcc", ["--version"], { encoding: "utf8" }).split("\n")[0];
say(`node ${process.version}, ${compiler}, ${cpus()[0].model}; medians of ${RUNS} runs by turns (quartiles)`);
for (const each of subjects) building(each);
for (const each of subjects) evaluating(each, stick);
for (const each of subjects) lanes(each);
cold();
commands(say);
insides(say);
streaming(say);
sources();
stick?.close();
