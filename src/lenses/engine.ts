import { Opcode } from "../expression/operation.ts";
import { build } from "../game/build.ts";
import { GameError } from "../game/error.ts";
import { Evaluator, type Solution } from "../game/evaluate.ts";
import type { Evaluation, Failure } from "../game/evaluation.ts";
import type { Graph } from "../game/graph.ts";
import { Kernels } from "../game/kernel.ts";
import type { Model } from "../scenario/model.ts";
import { assign, type Course, courseKey, reads, structureKey } from "./course.ts";
import { failed } from "./failure.ts";
import { type Start, startAt } from "./start.ts";
import { central, type Range, ranges, type Stance, type World } from "./world.ts";

type Played =
  | { readonly ok: true; readonly graph: Graph; readonly evaluation: Evaluation }
  | { readonly ok: false; readonly failure: Failure };

/**
 * Plays courses at worlds and remembers what it played: a graph is built once per structure and a course is evaluated
 * once per world, whoever asks. It holds nothing that a new engine for the same model and stance would not compute again.
 */
export interface Engine {
  readonly model: Model;
  readonly stance: Stance;
  readonly central: World;
  /** What is still uncertain. */
  readonly ranges: readonly Range[];
  /** Evaluates what is asked and not yet known, in lanes where courses share a graph. */
  prepare(courses: readonly Course[], worlds: readonly World[]): void;
  at(course: Course, world: World): Played;
  /** Something worked out from everything behind an evaluation; remembered under a key of the caller's. */
  derived<Value extends object>(
    course: Course,
    world: World,
    key: string,
    read: (solution: Solution) => Value | Failure,
  ): Value | Failure;
  /** Every assumption's value under a course. */
  theta(course: Course, world: World): Float64Array;
  /** The model as the talks begin; null reads the file's own start. */
  start(world: World, course: Course | null): Start;
}

export function engineFor(model: Model, stance: Stance): Engine {
  const graphs = new Map<string, Compiled | Failure>();
  const memories = new Map<string, Memory>();
  const ready = new WeakMap<Course, Ready | Failure>();

  const readied = (course: Course): Ready | Failure =>
    remembered(ready, course, () => {
      const compiled = remembered(graphs, structureKey(model, course.structure), () =>
        compile(model, course),
      );
      if ("code" in compiled) return compiled;
      return {
        compiled,
        reads: reads(course, compiled.assumptions),
        memory: remembered(memories, courseKey(course), newMemory),
      };
    });

  const theta = (course: Course, world: World): Float64Array =>
    assign(course, world, stance.held, (term, assumptions) =>
      startAt(model, course.structure, assumptions).number(term),
    );

  // Only the room of the last graph is kept: the largest ones would not fit beside each other.
  const kernels = new Kernels();
  let last: Evaluator | null = null;
  const evaluatorFor = (graph: Graph): Evaluator => {
    if (last?.graph !== graph) last = new Evaluator(graph, kernels);
    return last;
  };

  const evaluate = (graph: Graph, wanted: readonly Wanted[]): void => {
    const lanes = wanted.length;
    const assumptions = new Float64Array(model.assumptions.length * lanes);
    wanted.forEach(({ course, world }, lane) => {
      theta(course, world).forEach((value, index) => {
        assumptions[index * lanes + lane] = value;
      });
    });
    const found = evaluatorFor(graph).evaluateMany(assumptions, lanes);
    wanted.forEach(({ world, memory }, index) => {
      const one = found[index];
      memory.played.set(
        world,
        "code" in one ? { ok: false, failure: one } : { ok: true, graph, evaluation: one },
      );
    });
  };

  return {
    model,
    stance,
    central: central(model, stance),
    ranges: ranges(model, stance),
    prepare(courses, worlds) {
      const byGraph = new Map<Graph, Wanted[]>();
      const asked = new Set<Memory>();
      for (const course of courses) {
        const one = readied(course);
        if ("code" in one || asked.has(one.memory)) continue;
        asked.add(one.memory);
        const wanted = remembered(byGraph, one.compiled.graph, (): Wanted[] => []);
        for (const world of new Set(worlds.map((candidate) => seenBy(one, candidate)))) {
          if (!one.memory.played.has(world)) wanted.push({ course, world, memory: one.memory });
        }
      }
      for (const [graph, wanted] of byGraph) if (wanted.length > 0) evaluate(graph, wanted);
    },
    at(course, world) {
      const one = readied(course);
      if ("code" in one) return { ok: false, failure: one };
      const seen = seenBy(one, world);
      if (!one.memory.played.has(seen))
        evaluate(one.compiled.graph, [{ course, world: seen, memory: one.memory }]);
      return one.memory.played.get(seen)!;
    },
    derived(course, world, key, read) {
      const one = readied(course);
      if ("code" in one) return one;
      const seen = seenBy(one, world);
      const known = remembered(one.memory.derived, seen, () => new Map<string, object>());
      return remembered(known, key, () => {
        const solution = evaluatorFor(one.compiled.graph).solve(theta(course, seen));
        return "code" in solution ? solution : read(solution);
      }) as ReturnType<typeof read>;
    },
    theta,
    start: (world, course) =>
      course === null
        ? startAt(model, null, world.values)
        : startAt(model, course.structure, theta(course, world)),
  };
}

interface Compiled {
  readonly graph: Graph;
  /** Assumptions that its tape reads. */
  readonly assumptions: ReadonlySet<number>;
}

interface Ready {
  readonly compiled: Compiled;
  readonly reads: ReadonlySet<number>;
  readonly memory: Memory;
}

interface Memory {
  readonly played: WeakMap<World, Played>;
  readonly derived: WeakMap<World, Map<string, object>>;
}

interface Wanted {
  readonly course: Course;
  readonly world: World;
  readonly memory: Memory;
}

const newMemory = (): Memory => ({ played: new WeakMap(), derived: new WeakMap() });

/** The world that a course really sees: one that moved only what the course does not read is the one it moved from. */
function seenBy({ reads }: Ready, world: World): World {
  const { moved } = world;
  return moved === null || reads.has(moved.assumption) ? world : moved.from;
}

function compile(model: Model, course: Course): Compiled | Failure {
  try {
    const graph = build(model, course.structure);
    return { graph, assumptions: onTape(graph) };
  } catch (error) {
    if (!(error instanceof GameError)) throw error;
    return failed(error.code, error.message, error.note);
  }
}

function onTape({ tape }: Graph): ReadonlySet<number> {
  const found = new Set<number>();
  for (let slot = 0; slot < tape.length; slot++) {
    if (tape.ops[slot] === Opcode.assumption) found.add(tape.a[slot]);
  }
  return found;
}

function remembered<Key, Value>(
  memory: { get(key: Key): Value | undefined; set(key: Key, value: Value): unknown },
  key: Key,
  make: () => Value,
): Value {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
