import { add, type Exact, multiply, zero } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Issue } from "../domain.ts";
import { tag } from "./markup.ts";
import type { Evaluator } from "./term.ts";

/** How an issue is written: by its values, or by its bounds. */
export interface Plan {
  readonly issue: Issue;
  readonly values: readonly string[] | null;
}

/** What a profile says of an issue: the evaluations of its items, or its evaluator. */
interface Evaluation {
  readonly items: readonly string[];
  readonly lines: readonly string[];
}

/** What a profile says of an issue; `decimal` writes a number that is none too, and tells it. */
export function evaluation(
  { issue }: Plan,
  evaluator: Evaluator,
  decimal: (number: Exact, what: string) => string,
): Evaluation {
  const number = (value: Exact): string => decimal(value, `a number of issue ${issue.name}`);
  switch (evaluator.kind) {
    case "items":
      return { items: evaluator.evaluations.map(number), lines: [] };
    case "triangle": {
      const [low, high, top] = [evaluator.low, evaluator.high, evaluator.top].map(number);
      const parameters = { parameter0: low, parameter1: high, parameter2: top };
      return { items: [], lines: tag("evaluator", { ftype: "triangular", ...parameters }) };
    }
    case "constant": {
      const value = number(evaluator.value);
      const said = issue.kind === "real" ? { ftype: "constant", parameter0: value } : null;
      return { items: [], lines: tag("evaluator", said ?? { ftype: "linear", slope: "0", offset: value }) };
    }
    case "line": {
      const slope = number(evaluator.slope);
      if (issue.kind === "real") {
        const parameters = { parameter0: number(evaluator.intercept), parameter1: slope };
        return { items: [], lines: tag("evaluator", { ftype: "linear", ...parameters }) };
      }
      // The offset of whole numbers counts from the lower bound.
      const low = issue.kind === "stepped" ? exactly(issue.low) : zero;
      const offset = number(add(evaluator.intercept, multiply(evaluator.slope, low)));
      return { items: [], lines: tag("evaluator", { ftype: "linear", slope, offset }) };
    }
  }
}

/** An issue of a domain, or with what is said of it one of a profile. */
export function issueLines({ issue, values }: Plan, at: number, said: Evaluation | null): readonly string[] {
  const type = values !== null ? "discrete" : issue.kind === "stepped" ? "integer" : "real";
  const head = { index: String(at + 1), name: issue.name, type, etype: type, vtype: type };
  if (values !== null) {
    const items = values.flatMap((value, item) => {
      const evaluated: Record<string, string> = said === null ? {} : { evaluation: said.items[item] };
      return tag("item", { index: String(item + 1), value, ...evaluated });
    });
    return tag("issue", head, items);
  }
  const bounds: Record<string, string> =
    issue.kind === "discrete" ? {} : { lowerbound: issue.low, upperbound: issue.high };
  if (issue.kind === "stepped") return tag("issue", { ...head, ...bounds }, said?.lines);
  return tag("issue", head, [...tag("range", bounds), ...(said?.lines ?? [])]);
}
