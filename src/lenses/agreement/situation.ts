import { structure } from "../../expression/structure.ts";
import type { Term } from "../../expression/term.ts";
import type { Structure } from "../../game/graph.ts";
import { deadlineOf, settingsOf, startOf } from "../../game/start.ts";
import { add, type Exact, multiply, toNumber } from "../../maths/exact.ts";
import { log } from "../../maths/log.ts";
import { logistic, logit } from "../../maths/logistic.ts";
import type { Issue, Model } from "../../scenario/model.ts";
import { endless, evaluateExactly, exactly } from "./exactly.ts";

/** Where the talks stand when packages are valued. */
export interface Moment {
  /** By index of the assumption. */
  readonly assumptions: Float64Array;
  /** The approach's levers and where the talks start; null reads the file's own start, before any lever. */
  readonly structure: Structure | null;
  /** Trusts that replace what the moment would give: of a later round, or of a question "what if". */
  readonly trust: ReadonlyMap<number, number>;
}

/** The model at a moment, read without rounding. */
export interface Situation {
  readonly model: Model;
  /** By state variable: the position of its value. */
  readonly variables: readonly number[];
  /** The numbers that each value of each issue stands for in expressions: positions of options, numbers themselves. */
  readonly numbers: readonly (readonly Exact[])[];
  /** Which issues must be known for a term to have a value; all of them where it asks for the package by name. */
  issuesRead(term: Term): readonly number[];
  /** @param values a position per issue that the term reads. */
  at(term: Term, values: ReadonlyMap<number, number>): Exact;
  /** The probability that a relation's holder gives to the other keeping its word. */
  trust(relation: number): Exact;
  /** Says that a root, an exponential or a logarithm has rounded some number. */
  round(): void;
  /** Has it? */
  rounded(): boolean;
}

/** For terms that read no issue. */
export const nowhere: ReadonlyMap<number, number> = new Map();

export function situationOf(model: Model, moment: Moment): Situation {
  const numbers = numbersOf(model);
  const within = moment.structure === null ? { ...model, levers: [] } : model;
  const chosen = moment.structure ?? { settings: [], from: null, refine: 1 as const, forced: [] };
  const begin = startOf(within, chosen);
  const deadline = model.clock === null ? endless : exactly(deadlineOf(within, settingsOf(within, chosen)));
  let rounded = false;
  const round = (): void => {
    rounded = true;
  };

  // Trust reads assumptions alone, so it hangs on no issue.
  const issuesRead = (term: Term): readonly number[] => {
    const reads = structure(term);
    return reads.package ? [...model.issues.keys()] : reads.issues;
  };
  const at = (term: Term, values: ReadonlyMap<number, number>): Exact =>
    evaluateExactly(
      term,
      {
        assumption: (index) => exactly(moment.assumptions[index]),
        state: (variable) => exactly(begin.variables[variable] + (model.state[variable].low ?? 0)),
        round: exactly(chosen.from?.round ?? 1),
        deadline,
        get package() {
          return exactly(packageAt(model, values));
        },
        issue: (issue) => numbers[issue][values.get(issue)!],
        trust,
      },
      round,
    );
  /** As the start of the talks reads it; signs that were shown move the prior by logarithms, which round. */
  const trust = (relation: number): Exact => {
    const given = moment.trust.get(relation);
    if (given !== undefined) return exactly(given);
    const prior = at(model.relations[relation].atFirst, nowhere);
    const shifts = model.evidence.flatMap((kind, index) => {
      const times = kind.relation === relation ? begin.shown[index] : 0;
      return times === 0 ? [] : [times * log(toNumber(at(kind.ratio, nowhere)))];
    });
    if (shifts.length === 0) return prior;
    round();
    return exactly(logistic(shifts.reduce((odds, shift) => odds + shift, logit(toNumber(prior)))));
  };
  return { model, variables: begin.variables, numbers, issuesRead, at, trust, round, rounded: () => rounded };
}

/** By issue the numbers that its values stand for in expressions: positions of options, numbers themselves. */
export const numbersOf = ({ issues }: Pick<Model, "issues">): Situation["numbers"] =>
  issues.map((issue) =>
    issue.kind === "options"
      ? issue.options.map((_, position) => exactly(position))
      : steps(issue.low, issue.high, issue.step),
  );

/** The numbers from low to high in steps, as decimals: 0.1, 0.2, 0.3. The file's last step may miss its end by a hair. */
function steps(low: number, high: number, step: number): readonly Exact[] {
  const last = Math.round((high - low) / step);
  return Array.from({ length: last + 1 }, (_, k) =>
    k === last ? exactly(high) : add(exactly(low), multiply(exactly(k), exactly(step))),
  );
}

/** The position of what a package of the file says on an issue. */
export function positionOf(issue: Issue, term: number): number {
  return issue.kind === "options" ? term : Math.round((term - issue.low) / issue.step);
}

/** The first package that says this on every issue; -2 where none has a name, since -1 is nothing on the table. */
function packageAt(model: Model, values: ReadonlyMap<number, number>): number {
  const found = model.packages.findIndex(({ terms }) =>
    terms.every((term, issue) => positionOf(model.issues[issue], term) === values.get(issue)),
  );
  return found < 0 ? -2 : found;
}
