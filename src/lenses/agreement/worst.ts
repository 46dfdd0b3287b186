import { compare, type Exact, fraction, negate } from "../../maths/exact.ts";
import { entryOf } from "../../maths/front.ts";
import { compile } from "./compiled.ts";
import { frontier, type Limits } from "./frontier.ts";
import type { Space, Together, Worth } from "./space.ts";

export interface Worst {
  readonly points: Exact;
  /** Otherwise a worse package may have been missed. */
  readonly exact: boolean;
}

/** The least that an allowed package brings; null when none is allowed. */
export function worstOf(space: Pick<Space, "issues" | "rules">, worth: Worth, limits: Limits): Worst | null {
  const compiled = compile(space, [{ worth: turned(worth) }]);
  const { front, skipped } = frontier(compiled, null, { ...limits, ties: 0 });
  if (front.size === 0) return null;
  const uncut = fraction(-entryOf(front, 0, 0), compiled.units[0]);
  const points = worth.atMost !== null && compare(uncut, worth.atMost) > 0 ? worth.atMost : uncut;
  return { points, exact: skipped.length === 0 };
}

/** What is worst becomes best. */
function turned({ constant, tables, terms }: Worth): Worth {
  return {
    constant: negate(constant),
    tables: tables.map((table) => table.map(negate)),
    terms: terms.map(
      (term): Together =>
        term.kind === "table"
          ? { ...term, points: term.points.map(negate) }
          : { ...term, points: negate(term.points) },
    ),
    atMost: null,
  };
}
