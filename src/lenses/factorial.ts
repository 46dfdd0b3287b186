import type { Span } from "../expression/syntax.ts";
import { shapleyValues } from "../maths/cooperative.ts";
import type { Model } from "../scenario/model.ts";
import { type Course, courseOf } from "./course.ts";
import type { Engine } from "./engine.ts";
import { type Failure, failed, finite } from "./failure.ts";
import { mattersFor } from "./matters.ts";
import type { Measure } from "./measure.ts";
import { plain } from "./unit.ts";
import { Unsayable } from "./unsayable.ts";
import type { World } from "./world.ts";

/** One thing in which two ways of playing differ: a lever's setting, or an assumption that one of them changes in place. */
export interface Factor {
  readonly kind: "lever" | "assumption";
  readonly name: string;
  readonly from: string;
  readonly to: string;
}

/** Every way between two: each factor as in the one or as in the other. */
export interface Factorial {
  readonly factors: readonly Factor[];
  /** By mask: factor i is as in the second where bit i is set. */
  readonly courses: readonly Course[];
}

/** With more factors than this there would be more than 256 games to build. */
const mostFactors = 8;

/**
 * All combinations of what two ways of playing differ in.
 *
 * @throws Unsayable when they start in different states, or differ in nothing or in too much.
 */
export function factorialOf(model: Model, from: Course, to: Course, span: Span): Factorial {
  const [a, b] = [from.structure, to.structure];
  if (JSON.stringify(a.from) !== JSON.stringify(b.from)) {
    const note = "let both start in the same state; what is compared is what levers do from there";
    throw new Unsayable(
      "invalid",
      "different-starts",
      "invalid pair: they start in different states",
      note,
      span,
    );
  }
  const factors = [...leverFactors(model, a.settings, b.settings), ...changeFactors(model, from, to)];
  if (factors.length === 0) {
    const note = "name two approaches, or one approach twice with another setting";
    throw new Unsayable("invalid", "no-difference", "invalid pair: they differ in nothing", note, span);
  }
  if (factors.length > mostFactors) {
    const message = `unsupported number of differences ${factors.length}: at most ${mostFactors} can be taken apart`;
    const note = "compare two ways that differ in fewer levers: A with lever = setting";
    throw new Unsayable("invalid", "too-many-factors", message, note, span);
  }
  const courses = Array.from({ length: 2 ** factors.length }, (_, mask) => {
    const settings = [...a.settings];
    const changed = new Map(from.changed.map(({ assumption, value }) => [assumption, value]));
    factors.forEach((factor, bit) => {
      if (((mask >> bit) & 1) === 1) factor.apply(settings, changed);
    });
    const list = [...changed].map(([assumption, value]) => ({ assumption, value }));
    return courseOf(model, settings, list, a.from);
  });
  return { factors: factors.map(({ apply, ...factor }) => factor), courses };
}

interface Applied extends Factor {
  apply(settings: number[], changed: Map<number, number>): void;
}

function leverFactors(model: Model, a: readonly number[], b: readonly number[]): readonly Applied[] {
  return model.levers.flatMap(({ id, settings }, lever) =>
    a[lever] === b[lever]
      ? []
      : [
          {
            kind: "lever" as const,
            name: id,
            from: settings[a[lever]].id,
            to: settings[b[lever]].id,
            apply(mixed: number[]) {
              mixed[lever] = b[lever];
            },
          },
        ],
  );
}

function changeFactors(model: Model, from: Course, to: Course): readonly Applied[] {
  const valueIn = (course: Course, assumption: number): number | null =>
    course.changed.find((change) => change.assumption === assumption)?.value ?? null;
  const named = new Set([...from.changed, ...to.changed].map(({ assumption }) => assumption));
  const told = (value: number | null): string => (value === null ? "as the file has it" : String(value));
  return [...named].flatMap((assumption) => {
    const [before, after] = [valueIn(from, assumption), valueIn(to, assumption)];
    if (before === after) return [];
    return [
      {
        kind: "assumption" as const,
        name: model.assumptions[assumption].id,
        from: told(before),
        to: told(after),
        apply(_: number[], changed: Map<number, number>) {
          if (after === null) changed.delete(assumption);
          else changed.set(assumption, after);
        },
      },
    ];
  });
}

/** A number under every combination: by mask, or the first reason why one of them has none. */
export function gameAt(measures: readonly Measure[], world: World): Float64Array | Failure {
  const game = new Float64Array(measures.length);
  for (const [mask, measure] of measures.entries()) {
    const value = measure.at(world);
    if (typeof value !== "number") return value;
    game[mask] = value;
  }
  return game;
}

/**
 * How much of all that the factors move is one factor's: its Shapley value over the sum of the sizes of all of them, from
 * -1 to 1, above 0 where it raises the number. Where all pull the same way the size is the factor's part of the whole
 * difference; where they pull against each other that difference may be next to nothing and its parts without bounds, so
 * the sizes are what is shared out. Where nothing moves by what matters there is nothing to have a part in.
 */
export function shareMeasure(engine: Engine, measures: readonly Measure[], factor: number): Measure {
  const matters = mattersFor(engine, measures[0].unit);
  return {
    unit: plain,
    demands: measures.flatMap((measure) => measure.demands),
    at(world) {
      const game = gameAt(measures, world);
      if (!(game instanceof Float64Array)) return game;
      const values = shapleyValues(game);
      const moved = values.reduce((sum, value) => sum + Math.abs(value), 0);
      if (moved < matters) {
        return failed("no-difference", "nothing moves by what matters, so that nothing has a share in it");
      }
      return finite(values[factor] / moved);
    },
  };
}
