import fc from "fast-check";
import { toText } from "../maths/exact.ts";
import { amountOf, exactly } from "./amount.ts";
import type { Domain, Group, Issue, Package, Part, Party, Value } from "./domain.ts";
import { valuesOf } from "./range.ts";
import { worth } from "./worth.ts";

/** Decimals with up to three places. */
const decimal = (low: number, high: number): fc.Arbitrary<string> =>
  fc
    .tuple(fc.integer({ min: low * 1000, max: high * 1000 }), fc.constantFrom(1, 10, 1000))
    .map(([thousandths, per]) => amountOf(String(Math.trunc(thousandths / per) / (1000 / per)))!);

/** Names that a careless writer would break: signs of XML, YAML and expressions, words with a meaning, numbers. */
export const name: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "price",
    "19'' LCD",
    'the "best"',
    "a & b < c > d",
    "2 sept.",
    "150000yen",
    "10",
    "1.0",
    "-3",
    "1e3",
    "yes",
    "null",
    "true",
    "~",
    "- dash",
    "key: value",
    "# hash",
    "{x}",
    "[y]",
    "*star",
    "&amp;",
    "deal",
    "other",
    "no deal",
    "round",
    "if",
    "not this",
    "é中\u{1f33e}",
    " padded ",
    "tab\there",
    "line\nbreak",
    "__proto__",
    "constructor",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
);

const discrete = (
  names: fc.Arbitrary<string>,
): fc.Arbitrary<Omit<Extract<Issue, { kind: "discrete" }>, "name">> =>
  fc.record({
    kind: fc.constant("discrete" as const),
    values: fc.uniqueArray(names, { minLength: 1, maxLength: 4 }),
  });

const stepped = fc.tuple(fc.integer({ min: -20, max: 20 }), fc.nat(4)).map(([low, more]) => ({
  kind: "stepped" as const,
  low: String(low),
  high: String(low + more),
  step: "1",
}));

const real = fc
  .tuple(decimal(-20, 20), fc.nat(50))
  .map(([low, more]) => ({ kind: "real" as const, low, high: amountOf(String(Number(low) + more))! }));

/** What any issue can be worth in the form in which GENIUS profiles are read. */
function geniusValue(issue: Issue): fc.Arbitrary<Value> {
  const line = fc.record({
    kind: fc.constant("linear" as const),
    slope: decimal(-1, 1),
    intercept: decimal(-2, 2),
    range: fc.constant("clamped" as const),
  });
  if (issue.kind === "stepped") return line;
  if (issue.kind === "discrete")
    return fc
      .array(decimal(0, 30), { minLength: issue.values.length, maxLength: issue.values.length })
      .map((evaluations) => {
        const per = toText(
          evaluations.map(exactly).reduce((a, b) => (a.top * b.bottom >= b.top * a.bottom ? a : b)),
        );
        return per === "0" ? { kind: "constant", value: "0" } : { kind: "table", evaluations, per };
      });
  const triangle = fc
    .tuple(decimal(-20, 20), fc.nat(20), fc.integer({ min: 1, max: 20 }))
    .map(([low, rise, fall]) => ({
      kind: "triangular" as const,
      low,
      top: amountOf(String(Number(low) + rise))!,
      high: amountOf(String(Number(low) + rise + fall))!,
    }));
  return fc.oneof(
    line,
    triangle,
    decimal(0, 1).map((value) => ({ kind: "constant" as const, value })),
  );
}

/** Any value in the form that formats without cuts and maxima have. */
function plainValue(issue: Issue): fc.Arbitrary<Value> {
  const line = fc.record({
    kind: fc.constant("linear" as const),
    slope: decimal(-3, 3),
    intercept: decimal(-3, 3),
    range: fc.constant("open" as const),
  });
  const constant = decimal(-3, 3).map((value) => ({ kind: "constant" as const, value }));
  if (issue.kind === "real") return fc.oneof(line, constant);
  const count = valuesOf(issue, 100)!.length;
  const table = fc
    .array(decimal(-5, 5), { minLength: count, maxLength: count })
    .map((evaluations) => ({ kind: "table" as const, evaluations, per: "1" }));
  return issue.kind === "discrete" ? fc.oneof(table, constant) : fc.oneof(table, line, constant);
}

interface Form {
  readonly value: (issue: Issue) => fc.Arbitrary<Value>;
  readonly most: "1" | null;
  readonly reservation: fc.Arbitrary<string | null>;
}

const forms = {
  genius: { value: geniusValue, most: "1", reservation: decimal(0, 1) },
  plain: { value: plainValue, most: null, reservation: fc.option(decimal(-2, 2)) },
} satisfies Record<string, Form>;

/** Random domains with additive utilities, as GENIUS profiles are read or as formats without cuts are. */
export function additiveDomains(form: keyof typeof forms, names = name): fc.Arbitrary<Domain> {
  const { value, most, reservation } = forms[form] as Form;
  const kinds = fc.oneof({ weight: 3, arbitrary: discrete(names) }, stepped, real);
  const issues = fc
    .uniqueArray(fc.tuple(names, kinds), { selector: ([first]) => first, minLength: 1, maxLength: 3 })
    .map((pairs) => pairs.map(([called, kind]): Issue => ({ ...kind, name: called })));
  return issues.chain((made) =>
    fc.record({
      name: fc.constant("domain"),
      issues: fc.constant(made),
      parties: fc
        .array(
          fc.record({
            reservation,
            discount: fc.option(
              fc.record({
                factor: fc.constantFrom("0.5", "0.805562132"),
                reservation: fc.constant("discounted too" as const),
              }),
            ),
            terms: fc.tuple(
              ...made.map((issue) => fc.record({ weight: decimal(0, 1), value: value(issue) })),
            ),
          }),
          { minLength: 1, maxLength: 2 },
        )
        .map((parties) =>
          parties.map(
            ({ terms, ...party }, at): Party => ({
              name: `party ${at}`,
              ...party,
              utility: { kind: "additive", terms, most },
            }),
          ),
        ),
    }),
  );
}

const group: fc.Arbitrary<Group> = fc.letrec<{ group: Group }>((tie) => ({
  group: fc.record({
    aggregation: fc.constantFrom("sum" as const, "sum" as const, "min" as const, "max" as const),
    parts: fc
      .tuple(
        fc.array(
          fc.record({
            kind: fc.constantFrom("inside" as const, "outside" as const),
            pays: decimal(-5, 30),
            bounds: fc.array(
              fc
                .tuple(fc.nat(1), fc.integer({ min: -3, max: 6 }), fc.nat(4))
                .map(([issue, low, more]) => ({ issue, low: String(low), high: String(low + more) })),
              { minLength: 1, maxLength: 2 },
            ),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        fc.array(
          fc.record({ kind: fc.constant("group" as const), weight: decimal(-2, 2), group: tie("group") }),
          { maxLength: 1, depthIdentifier: "group" },
        ),
      )
      .map(([rectangles, groups]): readonly Part[] => [...rectangles, ...groups]),
  }),
})).group;

/** Random domains of two whole numbers, with rectangles as GENIUS reads them. */
export const rectangleDomains: fc.Arbitrary<Domain> = fc
  .tuple(
    stepped,
    stepped,
    fc.array(fc.tuple(group, fc.integer({ min: 1, max: 60 })), { minLength: 1, maxLength: 2 }),
  )
  .map(([x, y, parties]) => ({
    name: "domain",
    issues: [
      { ...x, name: "x" },
      { ...y, name: "y" },
    ],
    parties: parties.map(([made, per], at) => ({
      name: `party ${at}`,
      reservation: "0.5",
      discount: null,
      utility: { kind: "rectangles", group: made, per: String(per), most: "1" },
    })),
  }));

/** Some packages of a domain, each issue at every one of a few of its values. */
export function somePackages({ issues }: Domain): readonly Package[] {
  const values = issues.map((issue) => {
    if (issue.kind === "real") return [...new Set([issue.low, issue.high, middle(issue.low, issue.high)])];
    return valuesOf(issue, 1000)!;
  });
  return values.reduce<readonly string[][]>(
    (before, each) => before.flatMap((agreed) => each.map((value) => [...agreed, value])),
    [[]],
  );
}

const middle = (low: string, high: string): string => amountOf(String((Number(low) + Number(high)) / 2))!;

/** What every one of some packages is worth to every party. */
export const worths = (domain: Domain, packages = somePackages(domain)): readonly (readonly string[])[] =>
  domain.parties.map((party) => packages.map((agreed) => toText(worth(domain, party, agreed))));
