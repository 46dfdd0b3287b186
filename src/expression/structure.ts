import type { Term } from "./term.ts";

/** Everything a term reads besides plain numbers; lists are in rising order, each entry once. */
export interface Reads {
  readonly state: readonly number[];
  readonly issues: readonly number[];
  readonly relations: readonly number[];
  readonly assumptions: readonly number[];
  readonly round: boolean;
  readonly deadline: boolean;
  readonly package: boolean;
}

/**
 * What a term reads: two places that agree on all of it give the term the same value, so the graph builder
 * specialises it once for both. Definitions may share parts; each part is visited once.
 */
export function structure(...terms: readonly Term[]): Reads {
  const state = new Set<number>();
  const issues = new Set<number>();
  const relations = new Set<number>();
  const assumptions = new Set<number>();
  const plain = new Set<Term["op"]>();
  const seen = new Set<Term>();
  const open = [...terms];
  for (let term = open.pop(); term !== undefined; term = open.pop()) {
    if (seen.has(term)) continue;
    seen.add(term);
    if (term.op === "state") state.add(term.variable);
    else if (term.op === "issue") issues.add(term.issue);
    else if (term.op === "trust") relations.add(term.relation);
    else if (term.op === "assumption") assumptions.add(term.index);
    else if (term.op === "if") open.push(term.test, term.then, term.otherwise);
    else if ("b" in term) open.push(term.a, term.b);
    else if ("a" in term) open.push(term.a);
    else plain.add(term.op);
  }
  const sorted = (set: ReadonlySet<number>) => [...set].sort((a, b) => a - b);
  return {
    state: sorted(state),
    issues: sorted(issues),
    relations: sorted(relations),
    assumptions: sorted(assumptions),
    round: plain.has("round"),
    deadline: plain.has("deadline"),
    package: plain.has("package"),
  };
}
