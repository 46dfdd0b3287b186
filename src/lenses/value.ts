import type { Query, Syntax } from "../expression/syntax.ts";
import type { Term } from "../expression/term.ts";
import type { Course } from "./course.ts";
import type { Engine } from "./engine.ts";
import { finite } from "./failure.ts";
import type { Measure } from "./measure.ts";
import { idsOf, indexOf, missingApproach, path, rowNamed } from "./names.ts";
import { reservation, withoutOf } from "./reservation.ts";
import { pointsOf, type Unit } from "./unit.ts";
import type { World } from "./world.ts";

/** A term of the model as a number, read as the talks begin. */
export function termMeasure(engine: Engine, term: Term, unit: Unit): Measure {
  const begun = engine.begun(null, (start) => finite(start.number(term)));
  return { unit, demands: [], at: begun };
}

/**
 * `value(row, package or outcome [, trust])`: what it is worth to the row as the talks begin, by its own trust at first
 * or by the probability that is given in its place. `no deal` is what the row has without an agreement.
 */
export function valueMeasure(
  engine: Engine,
  query: Query,
  course: Course | null,
  inner: (syntax: Syntax) => Measure,
): Measure {
  const { model } = engine;
  const index = rowNamed(model, path(query, 0), query.span);
  const row = model.rows[index];
  const name = path(query, 1).join("/");
  const outcome = name === "deal" ? -1 : idsOf(model.outcomes).indexOf(name);
  const given = query.subjects[2];
  const belief = given?.kind === "expression" ? inner(given.of) : null;
  const shared = { unit: pointsOf(index), demands: belief?.demands ?? [] };
  if (outcome >= 0) {
    return { ...shared, at: engine.begun(course, (start) => finite(start.outcome(row, outcome))) };
  }
  if (name === "no deal") {
    if (course === null && withoutOf(engine, index) === "played") throw missingApproach(model, query);
    const without = reservation(engine, course, index);
    if (without !== null) return without;
  }
  const known = [...idsOf(model.packages), ...idsOf(model.outcomes).filter((id) => id !== "deal")];
  const pack = indexOf("package or outcome", name, known, query.span);
  return dealMeasure(engine, course, index, pack, belief);
}

/** A package as a deal: kept and broken mixed by the row's own trust, or by the probability that is given in its place. */
export function dealMeasure(
  engine: Engine,
  course: Course | null,
  index: number,
  pack: number,
  given: Measure | null = null,
): Measure {
  const row = engine.model.rows[index];
  const begun = engine.begun(course, (start) => ({
    ...start.deal(row, pack),
    own: given === null ? start.belief(row, pack) : null,
  }));
  return {
    unit: pointsOf(index),
    demands: given?.demands ?? [],
    at(world: World) {
      const { kept, broken, own } = begun(world);
      const trust = own ?? given!.at(world);
      return typeof trust === "number" ? finite(trust * kept + (1 - trust) * broken) : trust;
    },
  };
}
