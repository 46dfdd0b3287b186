import { printName } from "../../expression/lexer.ts";
import { printSyntax } from "../../expression/print.ts";
import type { Query } from "../../expression/syntax.ts";
import { combine } from "../combine.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import type { Measure } from "../measure.ts";
import { idsOf, indexOf, missingApproach, path } from "../names.ts";
import { type Inner, optionalCourse } from "../query.ts";
import { reservation, withoutOf } from "../reservation.ts";
import type { Unit } from "../unit.ts";
import { Unsayable } from "../unsayable.ts";
import { dealMeasure } from "../value.ts";
import { overlap } from "./overlap.ts";
import { rowOf } from "./playing.ts";
import { votes } from "./votes.ts";

/** One of the things that must be so; all of them together are the answer. It is so at a margin of zero too. */
export interface Test {
  readonly text: string;
  readonly unit: Unit;
  readonly margin: Measure;
  /** The numbers that it compares, with their texts. */
  readonly sides: readonly { readonly text: string; readonly measure: Measure }[];
}

/** Whether a query asks what could be agreed or ratified. */
export const isAcceptance = ({ name }: Query): boolean =>
  name === "agreeable" || name === "zopa" || name === "ratifies";

/**
 * `agreeable(package | approach)`: to everyone who must agree it is worth at least what that party has without an
 * agreement. `zopa(approach)`: there is such a package. `ratifies(party, package | approach)`: those who decide at home
 * would let it pass. Numbers are doubles, so that thousands of worlds can be tried; the lens itself counts exactly.
 *
 * @throws Unsayable when the question cannot be put to this model.
 */
export function acceptance(
  engine: Engine,
  query: Query,
  standing: Course | null,
  inner: Inner,
): readonly Test[] {
  const course = optionalCourse(engine, query, standing, inner);
  switch (query.name) {
    case "agreeable":
      return agreeable(engine, query, course);
    case "zopa":
      return [overlapping(engine, query, course)];
    default:
      return [ratified(engine, query, course)];
  }
}

/** What a row must be given for it to accept; null where it accepts whatever comes. */
export interface Bidder {
  readonly row: number;
  readonly without: Measure;
}

function agreeable(engine: Engine, query: Query, course: Course | null): readonly Test[] {
  const pack = packageNamed(engine, query, 0);
  return bidders(engine, query, course).map((bidder): Test => {
    const margin = above(engine, course, bidder, pack.index);
    const text = `${printSyntax(query)} for ${partsOf(engine, bidder.row).map(printName).join("/")}`;
    return { text, unit: margin.unit, margin, sides: sidesOf(engine, query, course, bidder, pack) };
  });
}

function overlapping(engine: Engine, query: Query, course: Course | null): Test {
  const margin = overlap(engine, course, bidders(engine, query, course), query.span);
  return { text: printSyntax(query), unit: margin.unit, margin, sides: [] };
}

function ratified(engine: Engine, query: Query, course: Course | null): Test {
  const { model } = engine;
  const party = model.parties[indexOf("party", path(query, 0).join("/"), idsOf(model.parties), query.span)];
  const pack = packageNamed(engine, query, 1);
  const own = rowOf(model, course, party);
  const members = party.home === null ? (own === null ? [] : [own]) : party.factions.map(({ row }) => row);
  const asked = members.map((row) => bidder(engine, query, course, row));
  const bound = asked.filter((one) => one !== null);
  if (bound.length === 0) throw nobodySays(query);
  const margins = asked.map((one) => (one === null ? null : above(engine, course, one, pack.index)));
  const margin = party.home === null ? margins[0]! : votes(engine, course, party.home, margins);
  return {
    text: printSyntax(query),
    unit: margin.unit,
    margin,
    sides: bound.flatMap((one) => sidesOf(engine, query, course, one, pack)),
  };
}

/** Everyone who must agree and says what it has without an agreement. */
function bidders(engine: Engine, query: Query, course: Course | null): readonly Bidder[] {
  const { model } = engine;
  const found = model.parties
    .filter(({ agrees }) => agrees)
    .flatMap((party) => rowOf(model, course, party) ?? [])
    .flatMap((row) => bidder(engine, query, course, row) ?? []);
  if (found.length === 0) throw nobodySays(query);
  return found;
}

function bidder(engine: Engine, query: Query, course: Course | null, row: number): Bidder | null {
  if (engine.model.rows[row].deal === null) return null;
  if (course === null && withoutOf(engine, row) === "played") throw missingApproach(engine.model, query);
  const without = reservation(engine, course, row);
  return without === null ? null : { row, without };
}

function above(engine: Engine, course: Course | null, { row, without }: Bidder, pack: number): Measure {
  return combine(
    [dealMeasure(engine, course, row, pack), without],
    (unit) => unit,
    ([points, floor]) => points - floor,
  );
}

/** Each number under the words by which it could be asked for. */
function sidesOf(
  engine: Engine,
  query: Query,
  course: Course | null,
  { row, without }: Bidder,
  { index, name }: { readonly index: number; readonly name: string },
): Test["sides"] {
  const asked = (what: string): string => {
    const subjects = [partsOf(engine, row), [what]].map(
      (parts) => ({ kind: "path", parts, span: query.span }) as const,
    );
    return printSyntax({ ...query, name: "value", subjects });
  };
  return [
    { text: asked(name), measure: dealMeasure(engine, course, row, index) },
    { text: asked("no deal"), measure: without },
  ];
}

/** A row as a question names it: `us`, or `us/maximalists` in two parts. */
function partsOf({ model: { rows, parties } }: Engine, index: number): readonly string[] {
  const { party, faction } = rows[index];
  const { id, factions } = parties[party];
  return faction === null ? [id] : [id, factions[faction].id];
}

function packageNamed({ model }: Engine, query: Query, subject: number) {
  const name = path(query, subject).join("/");
  return { index: indexOf("package", name, idsOf(model.packages), query.span), name };
}

const nobodySays = (query: Query): Unsayable =>
  new Unsayable(
    "invalid",
    "missing-no-deal",
    `missing "no deal" for ${query.name}: nobody says what it has without an agreement`,
    "add `no deal` under values, or talks that are played",
    query.span,
  );
