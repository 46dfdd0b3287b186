import type { Span } from "../../expression/syntax.ts";
import type { Term } from "../../expression/term.ts";
import type { Row } from "../model.ts";
import { heart } from "../resolve/formula.ts";
import { entriesOf, get, type Node } from "../tree.ts";
import * as words from "../words.ts";
import { describe, placesFor, valueAt } from "./point.ts";
import { type Site, tell } from "./site.ts";

/** Points beyond this could not be added up over a long game, or multiplied by a precision, and stay numbers. */
const most = 1e100;

interface Worth {
  readonly term: Term;
  /** What it is, for the message: `value of drift`. */
  readonly what: string;
  /** Where it stands under the row's block. */
  readonly path: readonly string[];
}

/**
 * Every value is a finite number at the central assumptions, wherever the talks may be: a division by zero or a power
 * that grows beyond all bounds is told here, at its place, and not by every lens in turn. Bounds over whole ranges are not
 * asked of points; where an end of a range gives none, the results say so.
 */
export const checkFinite = (site: Site): void => {
  const { model } = site;
  for (const { id, factions, row } of model.parties) {
    // A faction inherits what its party values, and with it what is wrong there.
    const told = new Set<string>();
    for (const index of [row, ...factions.map((faction) => faction.row)]) {
      if (index === null) continue;
      const of = model.rows[index];
      for (const worth of worths(site, of)) {
        if (told.has(worth.what) || staysFinite(site, of, worth, id)) continue;
        told.add(worth.what);
      }
    }
  }
};

/** Points as the row's attitude feels them. */
const felt = ({ attitude }: Row, points: Term): Term => {
  if (attitude === null) return points;
  const { reference, lossAversion, gains, losses } = attitude;
  const gain: Term = { op: "subtract", a: points, b: reference };
  const loss: Term = { op: "subtract", a: reference, b: points };
  const pain: Term = { op: "multiply", a: lossAversion, b: { op: "power", a: loss, b: losses } };
  return {
    op: "if",
    test: { op: "less", a: points, b: reference },
    then: { op: "negate", a: pain },
    otherwise: { op: "power", a: gain, b: gains },
  };
};

const worths = ({ model }: Site, row: Row): readonly Worth[] => {
  const kept = row.deal?.broken === null ? [] : ["kept"];
  return [
    ...model.outcomes.flatMap(({ id, agreement }, index) =>
      agreement && row.deal !== null
        ? []
        : [{ term: felt(row, row.outcomes[index]), what: `value of ${id}`, path: [id] }],
    ),
    ...(row.deal === null
      ? []
      : [{ term: felt(row, row.deal.kept), what: "value of deal", path: ["deal", ...kept] }]),
    ...(row.deal === null || row.deal.broken === null
      ? []
      : [{ term: felt(row, row.deal.broken), what: "value of a broken deal", path: ["deal", "broken"] }]),
    ...(row.noDeal === null ? [] : [{ term: row.noDeal, what: "value of no deal", path: ["no deal"] }]),
    { term: row.flow, what: "flow", path: [`each ${model.clock?.unit ?? "round"}`] },
  ];
};

const staysFinite = (site: Site, row: Row, { term, what, path }: Worth, party: string): boolean => {
  const { model } = site;
  const deal = path[0] === "deal";
  for (const place of placesFor(model, [term], !deal).places) {
    const value = valueAt(
      model,
      term,
      place,
      (index) => model.assumptions[index].value,
      () => 0.5,
    );
    if (Math.abs(value) <= most) continue;
    const where = describe(model, [term], place);
    tell(site, words.notFinite(`${what} to ${row.id}`, value, where), spanOf(site, row.id, party, path));
    return false;
  }
  return true;
};

/** Where the value stands: in the row's own block, else in its party's, else where that block begins. */
const spanOf = ({ formulas }: Site, row: string, party: string, path: readonly string[]): Span => {
  const values = get(formulas.desk.root, "values");
  const inside = (id: string): Node | undefined =>
    path.reduce<Node | undefined>((node, key) => get(node, key), get(values, id));
  const node = inside(row) ?? inside(party);
  const key = entriesOf(values).find((entry) => entry.key.text === row || entry.key.text === party)?.key;
  const whole = node === undefined ? key?.span : (heart(node)?.span ?? node.span);
  return whole ?? { start: 0, end: 1 };
};
