import { ExpressionError } from "../../expression/error.ts";
import { nearest } from "../../expression/nearest.ts";
import type { Query, Span, Syntax } from "../../expression/syntax.ts";
import { number, type Term } from "../../expression/term.ts";
import type { Attitude, Package, Row } from "../model.ts";
import * as words from "../words.ts";
import { ids, meant, report } from "./desk.ts";
import { bindSyntax, type Formulas } from "./formula.ts";

/**
 * `value(us, focused)`, `value(us, war)` or `value(us, focused, 0.4)` as a term: what a package or an outcome is worth
 * to a row. A deal that can be broken is mixed with the trust given, or else with the row's own trust at the start.
 * Throws ExpressionError.
 */
export const worthOf = (formulas: Formulas, rows: readonly Row[], query: Query): Term => {
  const { packages, outcomes } = formulas.vocabulary;
  const [whose, what, trust] = query.subjects;
  const row = rows.find((candidate) => candidate.id === pathOf(whose));
  const name = pathOf(what);
  if (row === undefined) {
    partyWithoutRow(formulas, rows, pathOf(whose), whose.span);
    return number(0);
  }
  const trusted = trust?.kind === "expression" ? trustTerm(formulas, trust.of) : null;
  if (name === "no deal" && row.noDeal !== null) return row.noDeal;
  const agreed = packages.findIndex((candidate) => candidate.id === name);
  if (agreed >= 0 && row.deal !== null) return dealWorth(row, packages[agreed], trusted);
  const outcome = outcomes.findIndex((candidate) => candidate.id === name && !candidate.agreement);
  if (outcome < 0) {
    const known = [...ids(packages), ...ids(outcomes.filter((candidate) => !candidate.agreement))];
    throw unknown("outcome", name, known, what.span);
  }
  return felt(row.attitude, row.outcomes[outcome]);
};

const pathOf = (subject: Query["subjects"][number]): string =>
  subject.kind === "path" ? subject.parts.join("/") : "";

const partyWithoutRow = (formulas: Formulas, rows: readonly Row[], name: string, span: Span): void => {
  const { desk, vocabulary } = formulas;
  const isParty = ids(vocabulary.parties).includes(name);
  const known = ids(rows);
  report(
    desk,
    isParty ? words.partyWithoutValues(name) : words.unknownName("party", name, meant(name, known), known),
    span,
  );
};

const unknown = (what: words.Kind, name: string, known: readonly string[], span: Span): ExpressionError => {
  const { code, message, note } = words.unknownName(what, name, nearest(name, known), known);
  return new ExpressionError(code, message, note, span);
};

const trustTerm = (formulas: Formulas, of: Syntax): Term =>
  bindSyntax(formulas, of, "constant", "number")?.term ?? number(1);

const dealWorth = (row: Row, agreed: Package, trusted: Term | null): Term => {
  const deal = row.deal!;
  const of = (term: Term): Term => felt(row.attitude, about(term, agreed));
  if (deal.broken === null) return of(deal.kept);
  const belief =
    trusted ??
    deal.restsOn.reduce<Term>(
      (product, relation) => ({ op: "multiply", a: product, b: { op: "trust", relation } }),
      number(1),
    );
  const doubt: Term = { op: "subtract", a: number(1), b: belief };
  return {
    op: "add",
    a: { op: "multiply", a: belief, b: of(deal.kept) },
    b: { op: "multiply", a: doubt, b: of(deal.broken) },
  };
};

/** Prospect value (A. Tversky and D. Kahneman, 1992); without an attitude points are points. */
const felt = (attitude: Attitude | null, points: Term): Term => {
  if (attitude === null) return points;
  const { reference, lossAversion, gains, losses } = attitude;
  const gain: Term = { op: "power", a: { op: "subtract", a: points, b: reference }, b: gains };
  const loss: Term = { op: "power", a: { op: "subtract", a: reference, b: points }, b: losses };
  return {
    op: "if",
    test: { op: "less", a: points, b: reference },
    then: { op: "negate", a: { op: "multiply", a: lossAversion, b: loss } },
    otherwise: gain,
  };
};

/** A term about any package, said of one. Shared parts stay shared, so that nested definitions cannot explode. */
const about = (whole: Term, agreed: Package): Term => {
  const done = new Map<Term, Term>();
  const said = (term: Term): Term => {
    const known = done.get(term);
    if (known !== undefined) return known;
    const result = replace(term);
    done.set(term, result);
    return result;
  };
  const replace = (term: Term): Term => {
    if (term.op === "issue") return number(agreed.terms[term.issue]);
    if (term.op === "package") return number(agreed.same);
    if (term.op === "if")
      return { op: "if", test: said(term.test), then: said(term.then), otherwise: said(term.otherwise) };
    if ("b" in term) return { op: term.op, a: said(term.a), b: said(term.b) };
    return "a" in term ? { op: term.op, a: said(term.a) } : term;
  };
  return said(whole);
};
