import type { Course } from "./course.ts";
import type { Engine } from "./engine.ts";
import { failed, finite } from "./failure.ts";
import type { Measure } from "./measure.ts";
import { expectationOf } from "./reading.ts";
import { pointsOf } from "./unit.ts";
import { unsigned } from "./unsigned.ts";

/** Where a row's points without an agreement come from. */
export type Without =
  /** The file gives them as `no deal`. */
  | "given"
  /** Nothing is given, and the talks are played: they are what going on without an agreement is worth. */
  | "played"
  /** Nobody says: the row would accept whatever comes. */
  | "unsaid";

export function withoutOf({ model }: Pick<Engine, "model">, row: number): Without {
  if (model.rows[row].noDeal !== null) return "given";
  return model.clock !== null && model.turns.length > 0 ? "played" : "unsaid";
}

/**
 * What a row has without an agreement when the talks stand where a course begins: its `no deal`, or else the row's own
 * expectation, by its own beliefs, of the same talks in which nobody ever signs. Null where nobody says. A null course
 * reads the file's own start.
 *
 * @throws RangeError for what is played without a course.
 */
export function reservation(engine: Engine, course: Course | null, row: number): Measure | null {
  const { model } = engine;
  const { noDeal, id } = model.rows[row];
  if (noDeal !== null) {
    return {
      unit: pointsOf(row),
      demands: [],
      at: engine.begun(course, (start) => finite(start.number(noDeal))),
    };
  }
  if (withoutOf(engine, row) === "unsaid") return null;
  if (course === null) throw new RangeError(`missing course: "${id}" has what playing on is worth`);
  const playing = expectationOf(engine, unsigned(model, course), row, "own", null);
  return {
    ...playing,
    at(world) {
      const found = playing.at(world);
      if (typeof found === "number" || found.code !== "no-open-move") return found;
      return failed(
        "no-way-on",
        `missing way on for "${id}" without an agreement: ${found.message}`,
        "give its `no deal` under values, or a move that is always open",
      );
    },
  };
}
