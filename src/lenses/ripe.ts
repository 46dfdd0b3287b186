import type { Query } from "../expression/syntax.ts";
import { combine } from "./combine.ts";
import type { Engine } from "./engine.ts";
import type { Measure } from "./measure.ts";
import { idsOf, indexOf, path } from "./names.ts";
import { pointsOf } from "./unit.ts";
import { Unsayable } from "./unsayable.ts";
import { termMeasure } from "./value.ts";

/**
 * Ripeness as the file declares it: a way out that is worth more to the party than both going on and escalating.
 * After I. W. Zartman's "ripe moment"; the margin is our formalisation.
 */
export function ripe(
  engine: Engine,
  query: Query,
): { readonly party: string; readonly wayOut: Measure; readonly alternative: Measure } {
  const { model } = engine;
  const party = indexOf("party", path(query, 0).join("/"), idsOf(model.parties), query.span);
  const declared = model.ripeness.find((candidate) => candidate.party === party);
  const { id, row } = model.parties[party];
  if (declared === undefined || row === null) {
    const note = `add ripeness: { ${id}: { way out: …, stalemate: …, escalation: … } }`;
    throw new Unsayable("invalid", "missing-ripeness", `missing ripeness of "${id}"`, note, query.span);
  }
  const unit = pointsOf(row);
  const [stalemate, escalation] = [declared.stalemate, declared.escalation].map((term) =>
    termMeasure(engine, term, unit),
  );
  return {
    party: id,
    wayOut: termMeasure(engine, declared.wayOut, unit),
    alternative: combine(
      [stalemate, escalation],
      () => unit,
      ([a, b]) => Math.max(a, b),
    ),
  };
}
