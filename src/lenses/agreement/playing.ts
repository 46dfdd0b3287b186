import { startOf } from "../../game/start.ts";
import type { Model } from "../../scenario/model.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import type { Failure } from "../failure.ts";
import type { Measure } from "../measure.ts";
import { reservation, withoutOf } from "../reservation.ts";

/** What playing on without an agreement is worth, by the id of the row, to everybody who is asked and has no `no deal`. */
export function playingOn(engine: Engine, course: Course): ReadonlyMap<string, Measure> {
  const { rows } = engine.model;
  const asked = [...new Set(rowsAsked(engine.model, course))];
  return new Map(
    asked.flatMap((row) => {
      const worth = withoutOf(engine, row) === "played" ? reservation(engine, course, row) : null;
      return worth === null ? [] : [[rows[row].id, worth] as const];
    }),
  );
}

/** The same as numbers at the central values, or why there are none. */
export function centrally(
  { central }: Engine,
  worth: ReadonlyMap<string, Measure>,
): ReadonlyMap<string, number> | Failure {
  const found = new Map<string, number>();
  for (const [row, measure] of worth) {
    const points = measure.at(central);
    if (typeof points !== "number") return points;
    found.set(row, points);
  }
  return found;
}

/** The row of every party that must agree, and those of the factions that must ratify. */
function rowsAsked(model: Model, course: Course): readonly number[] {
  return model.parties
    .filter(({ agrees }) => agrees)
    .flatMap((party) => {
      const own = rowOf(model, course, party);
      return [
        ...(own === null ? [] : [own]),
        ...(party.home === null ? [] : party.factions.map(({ row }) => row)),
      ];
    })
    .filter((row) => model.rows[row].deal !== null);
}

/** The party's own row, or that of the faction that speaks for it when a course begins; null where it has neither. */
export function rowOf(model: Model, course: Course | null, party: Model["parties"][number]): number | null {
  const { row, speaker, factions } = party;
  if (row !== null || speaker === null) return row;
  const { start } = model.state[speaker];
  return factions[course === null ? start : startOf(model, course.structure).variables[speaker]].row;
}
