import { compare, divide, type Exact, multiply, one, toText } from "../../maths/exact.ts";
import { exactly, isDecimal } from "../amount.ts";
import type { Additive, Domain, Issue, Party, Utility } from "../domain.ts";
import type { Source, Words } from "../problem.ts";
import { groupRange, sumRange, valuesOf } from "../range.ts";
import {
  discountedToo,
  everybody,
  fileNames,
  namesOnly,
  notDecimal,
  renamed,
  reservationZero,
  scaled,
  tooManyValues,
  unsupportedValue,
  unwritableName,
  type Written,
  written,
} from "../written.ts";
import { evaluation, issueLines, type Plan } from "./issuemarkup.ts";
import { isWritable, tag } from "./markup.ts";
import { markupOf } from "./rectanglemarkup.ts";
import { type GeniusTerm, listedTerm, numberTerm, powerOfTen } from "./term.ts";

/** Most values of a number issue that are written as a list of names. */
const listLimit = 10_000;

/**
 * Writes a domain as GENIUS XML, meant as GENIUS reads it: read back so (not raw), every package is worth the same to
 * every party, up to the factors and with the losses that are told.
 */
export function writeGenius(domain: Domain): Written {
  const losses: Words[] = [];
  const tell = (loss: Words): void => {
    losses.push(loss);
  };
  if (domain.passing !== undefined) tell(everybody(domain.passing.atLeast, domain.parties.length));
  const names = [domain.name, ...domain.parties.map(({ name }) => name)];
  const stems = fileNames(names);
  for (const [at, name] of names.entries()) if (stems[at] !== name) tell(renamed(name, stems[at]));
  for (const text of domain.issues.flatMap(textsOf)) if (!isWritable(text)) tell(unwritableName(text));

  const plans = domain.issues.map((issue, at) => planOf(issue, at, domain.parties, tell));
  const template = tag("negotiation_template", {}, [
    ...tag("utility_space", { number_of_issues: String(plans.length) }, [
      ...objective(plans.flatMap((plan, at) => issueLines(plan, at, null))),
    ]),
  ]);
  const files: Source[] = [{ file: `${stems[0]}.xml`, text: fileText(template) }];
  for (const [at, party] of domain.parties.entries())
    files.push({ file: `${stems[at + 1]}.xml`, text: fileText(profile(domain, party, plans, tell)) });
  return written(files, losses);
}

const fileText = (lines: readonly string[]): string =>
  ['<?xml version="1.0" encoding="UTF-8"?>', ...lines, ""].join("\n");

const textsOf = (issue: Issue): readonly string[] =>
  issue.kind === "discrete" ? [issue.name, ...issue.values] : [issue.name];

/** Numbers stay numbers where GENIUS has such an issue and every party a function of it that it has too. */
function planOf(issue: Issue, at: number, parties: readonly Party[], tell: (loss: Words) => void): Plan {
  if (issue.kind === "discrete") return { issue, values: issue.values };
  if (issue.kind === "real") return { issue, values: null };
  const whole = issue.step === "1" && /^-?\d+$/.test(issue.low);
  const functions = parties.every(
    ({ utility }) => utility.kind === "rectangles" || numberTerm(issue, utility.terms[at]) !== null,
  );
  if (whole && functions) return { issue, values: null };
  const values = valuesOf(issue, listLimit);
  tell(values === null ? tooManyValues(issue.name, listLimit) : namesOnly(issue.name));
  return { issue, values: values ?? [] };
}

function profile(
  domain: Domain,
  party: Party,
  plans: readonly Plan[],
  tell: (loss: Words) => void,
): readonly string[] {
  const decimal = (number: Exact, what: string): string => {
    const text = toText(number);
    if (!isDecimal(text)) tell(notDecimal(party.name, `${what} ${text}`));
    return text;
  };
  const { utility, reservation, discount } = party;
  const { factor, lowest } = scaleOf(domain.issues, utility);
  if (toText(factor) !== "1")
    tell(scaled(party.name, toText(factor), "GENIUS cuts at 1, which the domain does not do there"));
  if (reservation === null) tell(reservationZero(party.name, lowest.top < 0n));
  if (discount?.reservation === "not discounted") tell(discountedToo(party.name));

  const inside =
    utility.kind === "rectangles"
      ? [
          ...plans.flatMap((plan, at) => issueLines(plan, at, null)),
          ...markupOf(utility, factor, domain.issues, party.name, decimal, tell),
        ]
      : additiveLines(utility, factor, party.name, plans, decimal, tell);
  const attributes: Record<string, string> = utility.kind === "rectangles" ? { type: "nonlinear" } : {};
  return tag("utility_space", attributes, [
    ...objective(inside),
    ...(discount === null ? [] : tag("discount_factor", { value: discount.factor })),
    ...(reservation === null
      ? []
      : tag("reservation", { value: decimal(multiply(exactly(reservation), factor), "reservation value") })),
  ]);
}

/** By what the points are multiplied so that the cut at 1 is that of the domain, or touches no package. */
function scaleOf(issues: readonly Issue[], utility: Utility): { factor: Exact; lowest: Exact } {
  const [lowest, highest] =
    utility.kind === "additive"
      ? sumRange(issues, utility)
      : groupRange(utility.group).map((end) => divide(end, exactly(utility.per)));
  const cut = utility.most === null ? null : exactly(utility.most);
  const bites = cut !== null && compare(highest, cut) > 0 && cut.top > 0n;
  return { factor: divide(one, bites ? cut : powerOfTen(highest)), lowest };
}

function additiveLines(
  { terms }: Additive,
  factor: Exact,
  party: string,
  plans: readonly Plan[],
  decimal: (number: Exact, what: string) => string,
  tell: (loss: Words) => void,
): readonly string[] {
  const made = plans.map(({ issue, values }, at): GeniusTerm | null => {
    const term =
      values === null
        ? numberTerm(issue, terms[at])
        : values.length === 0
          ? null
          : listedTerm(issue, values, terms[at]);
    if (term === null) tell(unsupportedValue(party, issue.name));
    return term;
  });
  return [
    ...plans.flatMap((plan, at) =>
      issueLines(plan, at, made[at] === null ? null : evaluation(plan, made[at].evaluator, decimal)),
    ),
    ...made.flatMap((term, at) =>
      term === null
        ? []
        : tag("weight", {
            index: String(at + 1),
            value: decimal(multiply(term.weight, factor), `the weight of ${plans[at].issue.name}`),
          }),
    ),
  ];
}

const objective = (inside: readonly string[]): readonly string[] =>
  tag("objective", { index: "0", name: "root", type: "objective", etype: "objective" }, inside);
