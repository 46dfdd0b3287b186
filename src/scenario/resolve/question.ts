import type { Binding } from "../../expression/bind.ts";
import { ExpressionError } from "../../expression/error.ts";
import { parseAmount } from "../../expression/parse.ts";
import type { Query, Syntax } from "../../expression/syntax.ts";
import { number } from "../../expression/term.ts";
import type { Ask, Claim, Expectation, Ripeness, Row } from "../model.ts";
import { entriesOf, get, itemsOf, type Node, type Scalar, textOf } from "../tree.ts";
import * as words from "../words.ts";
import { type Desk, find, ids, report } from "./desk.ts";
import { bindSyntax, type Formulas, heart, parseScalar, placed, read } from "./formula.ts";
import { numberAt } from "./frame.ts";
import { worthOf } from "./worth.ts";

/** The syntax of a result, or null when it cannot be read, which is reported. */
const readResult = (desk: Desk, scalar: Scalar): Syntax | null => {
  try {
    return parseScalar(desk.text, scalar, true);
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    const change = /where (?:"=" after "(.*)"|the name of a lever, .*) is needed$/.exec(fault.message);
    report(desk, change === null ? words.inExpression(fault) : words.invalidChange(change[1]), fault.span);
    return null;
  }
};

export const resolveClaims = (desk: Desk): readonly Claim[] =>
  entriesOf(get(desk.root, "claims")).map(({ key, value }) => {
    const holds = get(value, "holds");
    const notYet = textOf(get(value, "not yet"));
    if (holds === undefined && notYet === null) report(desk, words.claimWithoutTest(key.text), key.span);
    if (holds !== undefined && notYet !== null) report(desk, words.claimWithBoth(key.text), key.span);
    const matters = numberAt(value, "matters");
    if (matters !== null && matters < 0)
      report(desk, words.negativeMatters(matters), get(value, "matters")!.span);
    return {
      id: key.text,
      says: textOf(get(value, "says")) ?? "",
      source: textOf(get(value, "source")),
      holds: holds?.kind === "scalar" ? readResult(desk, holds) : null,
      notYet,
      matters,
      span: key.span,
    };
  });

export const resolveAsks = (desk: Desk): readonly Ask[] =>
  itemsOf(get(desk.root, "asks")).flatMap((item) => {
    const scalar = item.kind === "scalar" ? item : get(item, "least");
    if (scalar?.kind !== "scalar") return [];
    const of = readResult(desk, scalar);
    return of === null ? [] : [{ text: scalar.text, of, least: item.kind === "map" }];
  });

export const resolveExpectations = (desk: Desk): readonly Expectation[] =>
  entriesOf(get(desk.root, "expect")).flatMap(({ key, value }) => {
    const of = readResult(desk, key);
    const amount = value.kind === "scalar" ? expectedOf(desk, value) : null;
    return of === null || amount === null ? [] : [{ text: key.text, of, ...amount, span: key.span }];
  });

const expectedOf = (desk: Desk, scalar: Scalar): Pick<Expectation, "value" | "tolerance"> | null => {
  if (scalar.text === "yes" || scalar.text === "no") return { value: scalar.text === "yes", tolerance: 0 };
  try {
    const { value, tolerance } = placed(desk.text, scalar, (offset) => parseAmount(scalar.text, offset));
    if (tolerance === null) report(desk, words.expectationWithoutTolerance(scalar.text), scalar.span);
    return { value, tolerance: tolerance ?? 0 };
  } catch (fault) {
    if (!(fault instanceof ExpressionError)) throw fault;
    report(desk, words.inExpression(fault), fault.span);
    return null;
  }
};

/** Ripeness may read what packages and outcomes are worth: `value(us, focused)`. */
export const resolveRipeness = (formulas: Formulas, rows: readonly Row[]): readonly Ripeness[] => {
  const { desk, vocabulary } = formulas;
  return entriesOf(get(desk.root, "ripeness")).flatMap(({ key, value }) => {
    const party = find(desk, key, "party", ids(vocabulary.parties));
    const part = (name: string) => ripenessTerm(formulas, rows, get(value, name));
    const ripeness = {
      wayOut: part("way out"),
      stalemate: part("stalemate"),
      escalation: part("escalation"),
    };
    return party === null ? [] : [{ party, ...ripeness }];
  });
};

const ripenessTerm = (formulas: Formulas, rows: readonly Row[], node: Node | undefined) => {
  const scalar = heart(node);
  const syntax = scalar === null ? null : read(formulas, scalar);
  if (syntax === null) return number(0);
  const query = (asked: Query): Binding => {
    if (asked.name !== "value") {
      const { code, message, note } = words.onlyValueHere(asked.name);
      throw new ExpressionError(code, message, note, asked.span);
    }
    return { type: { kind: "number" }, term: worthOf(formulas, rows, asked) };
  };
  return bindSyntax(formulas, syntax, "play", "number", query)?.term ?? number(0);
};
