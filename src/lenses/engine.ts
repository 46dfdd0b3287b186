import { Opcode } from "../expression/operation.ts";
import { build } from "../game/build.ts";
import { GameError } from "../game/error.ts";
import type { Evaluation, Failure } from "../game/evaluation.ts";
import { Evaluators } from "../game/evaluators.ts";
import type { Graph } from "../game/graph.ts";

import type { Reading } from "../game/reading.ts";
import { whole } from "../game/summary.ts";
import type { Model } from "../scenario/model.ts";
import { assign, type Course, courseKey, reads, structureKey } from "./course.ts";
import { failed } from "./failure.ts";
import { type Start, starter } from "./start.ts";
import { central, movedTo, type Range, ranges, type Stance, seenBy, type World } from "./world.ts";

interface Played {
  readonly ok: true;
  readonly graph: Graph;
  readonly evaluation: Evaluation;
}

/** What is to be read out of the evaluation of a course. */
export interface Demand {
  readonly course: Course;
  readonly reading: Reading<object>;
}

/** What is to be read, and at which worlds. */
export interface Request {
  readonly demands: readonly Demand[];
  readonly worlds: readonly World[];
}

/**
 * One graph at assignments of the assumptions, with what is to be read at each: all that an evaluation needs, so that it
 * can be done anywhere. Where it is done never changes what is found.
 */
export interface Batch {
  readonly graph: Graph;
  readonly lanes: number;
  /** [index * lanes + lane] */
  readonly assumptions: Float64Array;
  /** By lane. */
  readonly wanted: readonly (readonly Reading<object>[])[];
  /** Remembers what was found: by lane one value for each reading, or why the lane has no numbers. */
  keep(found: readonly (readonly object[] | Failure)[]): void;
}

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
  /** The world in which one assumption alone is not central: the same one whoever asks, so that it is played once. */
  alone(assumption: number, value: number): World;
  /** What is asked and not yet known: each course once at each world, in one batch where courses share a graph. */
  unknown(requests: readonly Request[]): readonly Batch[];
  /** Evaluates what is asked and not yet known, here and now. */
  prepare(requests: readonly Request[]): void;
  /** One thing read out of the evaluation of a course, or why there are no numbers. */
  read<Value extends object>(course: Course, world: World, reading: Reading<Value>): Value | Failure;
  /** Everything that an evaluation says. */
  at(course: Course, world: World): Played | { readonly ok: false; readonly failure: Failure };
  /** Which assumptions can change what a course shows; none where it cannot be played. */
  reads(course: Course): ReadonlySet<number>;
  /** How many edges its game has, which is what evaluating it costs; 0 where it cannot be played. */
  edges(course: Course): number;
  /** Every assumption's value under a course. */
  theta(course: Course, world: World): Float64Array;
  /** The model as the talks begin; null reads the file's own start. */
  start(world: World, course: Course | null): Start;
  /** Something read off the start of the talks at any world, worked out again only where what it reads has moved. */
  begun<Value>(course: Course | null, read: (start: Start) => Value): (world: World) => Value;
}

export function engineFor(model: Model, stance: Stance): Engine {
  const graphs = new Map<string, Compiled | Failure>();
  const places = new Map<string, number>();
  const memory = new Memory();
  const ready = new WeakMap<Course, Ready | Failure>();

  const modelOf = (course: Course): Model => course.variant?.model ?? model;

  const readied = (course: Course): Ready | Failure =>
    remembered(ready, course, () => {
      const played = modelOf(course);
      const key = `${course.variant?.key ?? ""}${structureKey(played, course.structure)}`;
      const compiled = remembered(graphs, key, () => compile(played, course));
      if ("code" in compiled) return compiled;
      return {
        compiled,
        reads: reads(course, compiled.assumptions),
        place: remembered(places, courseKey(course), () => places.size),
      };
    });

  const starters = new WeakMap<Course, (assumptions: Float64Array, seen?: Set<number>) => Start>();
  const beginning = (course: Course) =>
    remembered(starters, course, () => starter(modelOf(course), course.structure));

  const theta = (course: Course, world: World): Float64Array =>
    assign(course, world, stance.held, modelOf(course).assumptions.length, (term, assumptions) =>
      beginning(course)(assumptions).number(term),
    );

  const standing = starter(model, null);
  const middle = central(model, stance);
  const movedAlone = new Map<string, World>();

  const evaluators = new Evaluators();
  const batch = (graph: Graph, wanted: readonly Wanted[]): Batch => {
    const lanes = wanted.length;
    // Those that share a graph share its model.
    const count = modelOf(wanted[0].course).assumptions.length;
    const assumptions = new Float64Array(count * lanes);
    wanted.forEach(({ course, world }, lane) => {
      theta(course, world).forEach((value, index) => {
        assumptions[index * lanes + lane] = value;
      });
    });
    return {
      graph,
      lanes,
      assumptions,
      wanted: wanted.map(({ readings }) => [...readings.values()]),
      keep(found) {
        wanted.forEach(({ known, readings }, lane) => {
          const values = found[lane];
          let index = 0;
          for (const key of readings.keys()) {
            known.set(key, "code" in values ? values : values[index]);
            index += 1;
          }
        });
      },
    };
  };
  const evaluate = ({ graph, lanes, assumptions, wanted, keep }: Batch): void =>
    keep(evaluators.of(graph).readMany(assumptions, lanes, wanted));

  const unknown = (requests: readonly Request[]): readonly Batch[] => {
    const byGraph = new Map<Graph, Map<Map<string, object>, Wanted>>();
    for (const { demands, worlds } of requests) {
      for (const { course, one, readings } of byPlace(demands)) {
        const wanted = remembered(byGraph, one.compiled.graph, () => new Map());
        for (const world of worlds) {
          const seen = seenBy(one.reads, world);
          const known = memory.of(seen, one.place);
          for (const reading of readings) {
            if (known.has(reading.key)) continue;
            const lane = remembered(wanted, known, () => ({
              course,
              world: seen,
              known,
              readings: new Map(),
            }));
            lane.readings.set(reading.key, reading);
          }
        }
      }
    }
    return [...byGraph].flatMap(([graph, wanted]) =>
      wanted.size > 0 ? [batch(graph, [...wanted.values()])] : [],
    );
  };

  /** Courses that are played alike, each once, with all that is to be read of them. */
  const byPlace = (demands: readonly Demand[]) => {
    const found = new Map<number, { course: Course; one: Ready; readings: Set<Reading<object>> }>();
    for (const { course, reading } of demands) {
      const one = readied(course);
      if ("code" in one) continue;
      remembered(found, one.place, () => ({ course, one, readings: new Set() })).readings.add(reading);
    }
    return found.values();
  };

  const read = <Value extends object>(
    course: Course,
    world: World,
    reading: Reading<Value>,
  ): Value | Failure => {
    const one = readied(course);
    if ("code" in one) return one;
    const seen = seenBy(one.reads, world);
    const known = memory.of(seen, one.place);
    if (!known.has(reading.key)) {
      const readings = new Map<string, Reading<object>>([[reading.key, reading]]);
      evaluate(batch(one.compiled.graph, [{ course, world: seen, known, readings }]));
    }
    return known.get(reading.key) as Value | Failure;
  };

  return {
    model,
    stance,
    central: middle,
    ranges: ranges(model, stance),
    alone(assumption, value) {
      if (value === middle.values[assumption]) return middle;
      return remembered(movedAlone, `${assumption} ${value}`, () => movedTo(middle, [assumption], [value]));
    },
    unknown,
    prepare: (requests) => unknown(requests).forEach(evaluate),
    read,
    at(course, world) {
      const found = read(course, world, everything);
      return "code" in found ? { ok: false, failure: found } : found;
    },
    reads(course) {
      const one = readied(course);
      return "code" in one ? new Set() : one.reads;
    },
    edges(course) {
      const one = readied(course);
      return "code" in one ? 0 : one.compiled.graph.edgeCount;
    },
    theta,
    start: (world, course) =>
      course === null ? standing(world.values) : beginning(course)(theta(course, world)),
    begun<Value>(course: Course | null, readStart: (start: Start) => Value) {
      const known = new WeakMap<World, { readonly value: Value; readonly reads: ReadonlySet<number> }>();
      const at = (world: World): { readonly value: Value; readonly reads: ReadonlySet<number> } =>
        remembered(known, world, () => {
          const { moved } = world;
          if (moved !== null) {
            const before = at(moved.from);
            if (!moved.assumptions.some((assumption) => before.reads.has(assumption))) return before;
          }
          const seen = new Set<number>();
          const value = readStart(
            course === null ? standing(world.values, seen) : beginning(course)(theta(course, world), seen),
          );
          return { value, reads: course === null ? seen : reads(course, seen) };
        });
      return (world) => at(world).value;
    },
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
  /** Where the memory keeps what is known of it. */
  readonly place: number;
}

/** What is known of each course at each world, by the key of the reading. It goes with the world. */
class Memory {
  private readonly rows = new WeakMap<World, Map<string, object>[]>();
  /** Whoever asks for a world asks again for the same one next. */
  private last: { readonly world: World; readonly row: Map<string, object>[] } | null = null;

  of(world: World, place: number): Map<string, object> {
    if (this.last?.world !== world) {
      this.last = { world, row: remembered(this.rows, world, () => []) };
    }
    const { row } = this.last;
    row[place] ??= new Map();
    return row[place];
  }
}

interface Wanted {
  readonly course: Course;
  readonly world: World;
  /** Where what is found goes. */
  readonly known: Map<string, object>;
  readonly readings: Map<string, Reading<object>>;
}

/** For whoever asks for everything; also what the engine itself asks for. */
export const everything: Reading<Played> = {
  ...whole,
  read(lane) {
    const evaluation = whole.read(lane);
    return "code" in evaluation ? evaluation : { ok: true, graph: lane.flat.graph, evaluation };
  },
};

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
