import { structure } from "../expression/structure.ts";
import type { Term } from "../expression/term.ts";
import type { From, Structure } from "../game/graph.ts";
import type { Model } from "../scenario/model.ts";
import type { World } from "./world.ts";

/** A way of playing the scenario: an approach, perhaps changed in place and begun in the middle. */
export interface Course {
  readonly structure: Structure;
  /** Assumptions that the levers' settings fix, as terms over the world before any lever. */
  readonly fixed: readonly { readonly assumption: number; readonly value: Term }[];
  /** Assumptions that a question changes in place: `A with flip = 0.2`. */
  readonly changed: readonly { readonly assumption: number; readonly value: number }[];
  /** The model it is played in, where that is not the file's own. */
  readonly variant?: Variant;
}

/**
 * A model that differs from the file's in how things hang together, never in its approaches or in which levers it has. It
 * has the file's assumptions and may have more of its own behind them, which the settings of its levers fix.
 */
interface Variant {
  /** Different models have different keys. */
  readonly key: string;
  readonly model: Model;
}

export function courseOf(
  model: Model,
  settings: readonly number[],
  changed: Course["changed"] = [],
  from: From | null = null,
): Course {
  const fixed = model.levers.flatMap((lever, index) => lever.settings[settings[index]].assume);
  return { structure: { settings, from, refine: 1, forced: [] }, fixed, changed };
}

/** The course of a question that names no approach: the one approach of a file that has one; null where there are more. */
export function onlyCourse(model: Model): Course | null {
  return model.approaches.length === 1 ? courseOf(model, model.approaches[0].settings) : null;
}

/**
 * The value of every assumption under a course. The order, weakest first: the file's central value, the view, the
 * levers' settings, what is held by hand (`--set`), what the question itself changes in place. By hand beats a lever
 * because it says "suppose this is so, whatever is done"; the question beats both because it is the question. Settings
 * read the world with the question's changes and before any other setting, so that their order never matters. `count` is
 * how many assumptions the model of the course has.
 */
export function assign(
  course: Course,
  world: World,
  held: ReadonlyMap<number, number>,
  count: number,
  read: (term: Term, assumptions: Float64Array) => number,
): Float64Array {
  const before = new Float64Array(count);
  before.set(world.values);
  for (const { assumption, value } of course.changed) before[assumption] = value;
  const theta = before.slice();
  for (const { assumption, value } of course.fixed) theta[assumption] = read(value, before);
  for (const [assumption, value] of held) theta[assumption] = value;
  for (const { assumption, value } of course.changed) theta[assumption] = value;
  return theta;
}

/** Which assumptions of the world can change what a course shows, given those that its graph reads. */
export function reads(course: Course, onGraph: ReadonlySet<number>): ReadonlySet<number> {
  const through = new Set(onGraph);
  for (const { assumption } of course.fixed) through.delete(assumption);
  for (const { assumption, value } of course.fixed) {
    if (onGraph.has(assumption)) for (const index of structure(value).assumptions) through.add(index);
  }
  for (const { assumption } of course.changed) through.delete(assumption);
  return through;
}

/** The same for courses that are played alike. */
export const courseKey = (course: Course): string =>
  JSON.stringify({ ...course, variant: course.variant?.key });

/**
 * The same for structures that have the same graph: settings that only fix assumptions change none, so that approaches
 * which differ in nothing else are played in one pass.
 */
export function structureKey(model: Model, { settings, ...rest }: Structure): string {
  const structural = model.levers.map((lever, index) => {
    const { start, table, shows, only, never, deadline, startOnly } = lever.settings[settings[index]];
    return [start, table, table === null ? null : lever.by, shows, only, never, String(deadline), startOnly];
  });
  return JSON.stringify([structural, rest]);
}
