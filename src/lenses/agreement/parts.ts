import type { Term } from "../../expression/term.ts";
import { divide, type Exact, multiply, negate, one } from "../../maths/exact.ts";
import { endless, isTrue } from "./exactly.ts";
import { nowhere, type Situation } from "./situation.ts";
import type { Bound } from "./space.ts";

/** One summand of a value and the issues on which it hangs, in rising order. */
export interface Part {
  readonly issues: readonly number[];
  at(values: ReadonlyMap<number, number>): Exact;
  /** Where it pays one number when every bound is met and another otherwise. */
  readonly box: Box | null;
}

interface Box {
  readonly bounds: readonly Bound[];
  readonly met: Exact;
  readonly unmet: Exact;
}

/** Takes a sum apart, so that what hangs on different issues can be looked at separately. */
export function partsOf(situation: Situation, term: Term, times: Exact = one): readonly Part[] {
  const fixed = (part: Term): boolean => situation.issuesRead(part).length === 0;
  const now = (part: Term): Exact => situation.at(part, nowhere);
  if (fixed(term)) return [constantPart(multiply(times, now(term)))];
  switch (term.op) {
    case "add":
      return [...partsOf(situation, term.a, times), ...partsOf(situation, term.b, times)];
    case "subtract":
      return [...partsOf(situation, term.a, times), ...partsOf(situation, term.b, negate(times))];
    case "negate":
      return partsOf(situation, term.a, negate(times));
    case "multiply":
      if (fixed(term.a)) return partsOf(situation, term.b, multiply(times, now(term.a)));
      if (fixed(term.b)) return partsOf(situation, term.a, multiply(times, now(term.b)));
      break;
    case "divide":
      if (fixed(term.b) && now(term.b).top !== 0n && now(term.b) !== endless) {
        return partsOf(situation, term.a, divide(times, now(term.b)));
      }
      break;
    case "if":
      if (fixed(term.test))
        return partsOf(situation, isTrue(now(term.test)) ? term.then : term.otherwise, times);
      break;
  }
  const bounds =
    term.op === "if" && fixed(term.then) && fixed(term.otherwise) ? boundsOf(situation, term.test) : null;
  const box =
    bounds === null || term.op !== "if"
      ? null
      : { bounds, met: multiply(times, now(term.then)), unmet: multiply(times, now(term.otherwise)) };
  return [
    {
      issues: situation.issuesRead(term),
      at: (values) => multiply(times, situation.at(term, values)),
      box,
    },
  ];
}

export const constantPart = (value: Exact): Part => ({ issues: [], at: () => value, box: null });

/** A truth that holds when each of several issues has one of some values; null where it is not of that form. */
export function boundsOf(situation: Situation, test: Term): readonly Bound[] | null {
  const held = conjuncts(test, true).map((one): Bound | null => {
    const [issue, ...others] = situation.issuesRead(one.term);
    if (issue === undefined || others.length > 0) return null;
    const values = [...situation.numbers[issue].keys()].filter(
      (value) => isTrue(situation.at(one.term, new Map([[issue, value]]))) === one.holds,
    );
    return { issue, values };
  });
  return held.every((bound) => bound !== null) ? held : null;
}

/** A truth as truths that must all hold or fail, as far as "and", "or" and "not" let it. */
function conjuncts(term: Term, holds: boolean): readonly { readonly term: Term; readonly holds: boolean }[] {
  if (term.op === "not") return conjuncts(term.a, !holds);
  if (term.op === (holds ? "and" : "or")) return [...conjuncts(term.a, holds), ...conjuncts(term.b, holds)];
  return [{ term, holds }];
}
