import { exactly } from "../../interchange/amount.ts";
import type { Domain, Group, Issue, Part, Party, Utility } from "../../interchange/domain.ts";
import { valuesOf } from "../../interchange/range.ts";
import { valueAt } from "../../interchange/worth.ts";
import {
  add,
  compare,
  divide,
  type Exact,
  fraction,
  least,
  most,
  multiply,
  one,
  subtract,
  toText,
  zero,
} from "../../maths/exact.ts";
import { type Failure, failed } from "../failure.ts";
import type { Found } from "./fromModel.ts";
import type { Bound, Together, Worth } from "./space.ts";
import { combinationsOf, mostCells, TooManyCells } from "./valued.ts";

/** A real issue is looked at in so many equal steps, and where some value of a party bends. */
const realSteps = 20n;
/** Values of one issue beyond which a file is refused. */
const mostValues = 100_000;

/** The space of a domain of another program; or why there is none. Discounts stay out: they belong to a time. */
export function spaceFromDomain(domain: Domain): Found | Failure {
  const values = domain.issues.map((issue, index) =>
    issue.kind === "real" ? realValues(domain, issue, index) : valuesOf(issue, mostValues),
  );
  const wide = values.indexOf(null);
  if (wide >= 0) {
    return failed(
      "too-many-values",
      `unsupported issue "${domain.issues[wide].name}": more than ${mostValues} values`,
      "write larger steps",
    );
  }
  const known = values as readonly (readonly string[])[];
  try {
    const space = {
      issues: domain.issues.map(({ name }, index) => ({ id: name, values: known[index] })),
      parties: domain.parties.map((party) => ({
        id: party.name,
        name: party.name,
        worth: worthOf(domain, known, party),
        reservation: party.reservation === null ? null : exactly(party.reservation),
        home: null,
      })),
      rules: [],
      named: [],
      commonScale: false,
      passing: domain.passing,
    };
    return { space, notes: notesOf(domain, known) };
  } catch (error) {
    if (!(error instanceof TooManyCells)) throw error;
    return failed(
      "too-many-combinations",
      `unsupported utility: the least or most of a group hangs on ${error.message} at once`,
      "groups that are sums have no such limit",
    );
  }
}

/** Even steps from low to high, and the places at which a triangle has its corners. */
function realValues(domain: Domain, issue: Issue & { kind: "real" }, index: number): readonly string[] {
  const [low, high] = [exactly(issue.low), exactly(issue.high)];
  const even = Array.from({ length: Number(realSteps) + 1 }, (_, step) =>
    add(low, multiply(subtract(high, low), fraction(BigInt(step), realSteps))),
  );
  const corners = domain.parties.flatMap(({ utility }) => {
    const value = utility.kind === "additive" ? utility.terms[index].value : null;
    return value?.kind === "triangular" ? [exactly(value.low), exactly(value.top), exactly(value.high)] : [];
  });
  const inside = corners.filter((place) => compare(place, low) >= 0 && compare(place, high) <= 0);
  return [...new Set([...even, ...inside].sort(compare).map(toText))];
}

function worthOf(domain: Domain, values: readonly (readonly string[])[], { utility }: Party): Worth {
  const nothing = values.map((all) => all.map(() => zero));
  const atMost = utility.most === null ? null : exactly(utility.most);
  if (utility.kind === "additive")
    return { constant: zero, tables: tablesOf(domain, values, utility), terms: [], atMost };
  const per = exactly(utility.per);
  const { constant, terms } = groupTerms(domain.issues, values, utility.group, divide(one, per));
  return { constant, tables: nothing, terms, atMost };
}

const tablesOf = (
  { issues }: Domain,
  values: readonly (readonly string[])[],
  { terms }: Utility & { kind: "additive" },
): Worth["tables"] =>
  terms.map(({ weight, value }, index) =>
    values[index].map((at) => multiply(exactly(weight), valueAt(issues[index], value, at))),
  );

interface Summands {
  readonly constant: Exact;
  readonly terms: readonly Together[];
}

/** A group as summands: sums part by part, a least or most as one table over all that it reads. */
function groupTerms(
  issues: readonly Issue[],
  values: readonly (readonly string[])[],
  group: Group,
  times: Exact,
): Summands {
  if (group.aggregation === "sum") {
    return group.parts.map((part) => partTerms(issues, values, part, times)).reduce(joined);
  }
  const read = [...new Set(group.parts.flatMap(issuesOf))].sort((a, b) => a - b);
  const cells = read.reduce((product, issue) => product * values[issue].length, 1);
  if (cells > mostCells) throw new TooManyCells(`${cells} combinations of values`);
  const points = Array.from(combinationsOf(values, read), (at) =>
    multiply(times, groupAt(values, group, at)),
  );
  if (read.length === 0) return { constant: points[0], terms: [] };
  return { constant: zero, terms: [{ kind: "table", issues: read, points }] };
}

const joined = (a: Summands, b: Summands): Summands => ({
  constant: add(a.constant, b.constant),
  terms: [...a.terms, ...b.terms],
});

function partTerms(
  issues: readonly Issue[],
  values: readonly (readonly string[])[],
  part: Part,
  times: Exact,
): Summands {
  if (part.kind === "group")
    return groupTerms(issues, values, part.group, multiply(times, exactly(part.weight)));
  const points = multiply(times, exactly(part.pays));
  const bounds = part.bounds.map(
    ({ issue, low, high }): Bound => ({
      issue,
      values: [...values[issue].keys()].filter((at) => between(values[issue][at], low, high)),
    }),
  );
  const when = part.kind === "inside" ? "every met" : "any unmet";
  return { constant: zero, terms: [{ kind: "box", bounds, when, points }] };
}

const issuesOf = (part: Part): readonly number[] =>
  part.kind === "group" ? part.group.parts.flatMap(issuesOf) : part.bounds.map(({ issue }) => issue);

const between = (at: string, low: string, high: string): boolean =>
  compare(exactly(at), exactly(low)) >= 0 && compare(exactly(at), exactly(high)) <= 0;

function groupAt(
  values: readonly (readonly string[])[],
  { aggregation, parts }: Group,
  at: ReadonlyMap<number, number>,
): Exact {
  const each = parts.map((part): Exact => {
    if (part.kind === "group") return multiply(exactly(part.weight), groupAt(values, part.group, at));
    const all = part.bounds.every(({ issue, low, high }) =>
      between(values[issue][at.get(issue)!], low, high),
    );
    return all === (part.kind === "inside") ? exactly(part.pays) : zero;
  });
  return each.reduce(aggregation === "sum" ? add : aggregation === "min" ? least : most);
}

function notesOf({ issues, parties }: Domain, values: readonly (readonly string[])[]): readonly string[] {
  const real = issues.flatMap((issue, index) =>
    issue.kind === "real"
      ? [
          `"${issue.name}" may be any number from ${issue.low} to ${issue.high} and is looked at in ${values[index].length} of them.`,
        ]
      : [],
  );
  const late = parties
    .filter(({ discount }) => discount !== null)
    .map(({ name }) => `${name} discounts what comes late; points here are those of the first moment.`);
  return [...real, ...late];
}
