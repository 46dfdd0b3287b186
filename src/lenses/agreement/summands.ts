import { structure } from "../../expression/structure.ts";
import { number, type Term } from "../../expression/term.ts";

/** Part of a sum, with the issues on which it hangs, in rising order. */
export interface Summand {
  readonly issues: readonly number[];
  readonly term: Term;
}

/**
 * A value as a sum of terms that hang on as few issues as can be told from its form, whatever the assumptions are: sums
 * are taken apart, factors and conditions that hang on no issue are carried into them. A term that asks for the package by
 * name hangs on all issues.
 */
export function summandsOf(term: Term, count: number): readonly Summand[] {
  const issues = issuesRead(term, count);
  const whole = [{ issues, term }];
  if (issues.length < 2) return whole;
  const fixed = (part: Term): boolean => issuesRead(part, count).length === 0;
  const each = (part: Term, make: (inner: Term) => Term): readonly Summand[] =>
    summandsOf(part, count).map((one) => ({
      issues: issuesRead(make(one.term), count),
      term: make(one.term),
    }));
  switch (term.op) {
    case "add":
      return [...summandsOf(term.a, count), ...summandsOf(term.b, count)];
    case "subtract":
      return [...summandsOf(term.a, count), ...each(term.b, (b) => ({ op: "negate", a: b }))];
    case "negate":
      return each(term.a, (a) => ({ op: "negate", a }));
    case "multiply":
      if (fixed(term.a)) return each(term.b, (b) => ({ op: "multiply", a: term.a, b }));
      return fixed(term.b) ? each(term.a, (a) => ({ op: "multiply", a, b: term.b })) : whole;
    case "divide":
      return fixed(term.b) ? each(term.a, (a) => ({ op: "divide", a, b: term.b })) : whole;
    case "if":
      if (!fixed(term.test)) return whole;
      return [
        ...each(term.then, (then) => ({ op: "if", test: term.test, then, otherwise: number(0) })),
        ...each(term.otherwise, (otherwise) => ({ op: "if", test: term.test, then: number(0), otherwise })),
      ];
    default:
      return whole;
  }
}

/** The issues on which a term hangs, in rising order. */
export function issuesRead(term: Term, count: number): readonly number[] {
  const { issues, package: named } = structure(term);
  return named ? Array.from({ length: count }, (_, issue) => issue) : issues;
}
