import { compare, type Exact, multiply, toText } from "../../maths/exact.ts";
import { exactly, isDecimal } from "../amount.ts";
import type { Domain, Issue, Party } from "../domain.ts";
import type { Source, Words } from "../problem.ts";
import { sumRange } from "../range.ts";
import {
  everybody,
  fileNames,
  namesOnly,
  notDecimal,
  scaled,
  tooManyValues,
  uncut,
  unsupportedRectangles,
  unsupportedValue,
  type Written,
  written,
} from "../written.ts";
import { float, quoted } from "../yaml.ts";
import {
  decimalFactor,
  functionLines,
  functionOf,
  isContiguous,
  keysOf,
  numbersOf,
  type ValueFunction,
} from "./function.ts";

type Lose = (loss: Words) => void;

/**
 * Writes a domain as YAML of NegMAS: an outcome space, and a LinearAdditiveUtilityFunction for each party. Read back,
 * every package is worth the same to every party, up to the factors and with the losses that are told.
 */
export function writeNegmas(domain: Domain): Written {
  const losses: Words[] = [];
  const lose: Lose = (loss) => {
    losses.push(loss);
  };
  if (domain.passing !== undefined) lose(everybody(domain.passing.atLeast, domain.parties.length));
  const stems = fileNames([domain.name, ...domain.parties.map(({ name }) => name)]);
  const listed = domain.issues.every(({ kind }) => kind !== "real");
  const space = [
    `name: ${quoted(domain.name)}`,
    `type: ${listed ? "DiscreteCartesianOutcomeSpace" : "CartesianOutcomeSpace"}`,
    "issues:",
    ...domain.issues.flatMap((issue) => issueLines(issue, lose)),
  ];
  const files: Source[] = [{ file: `${stems[0]}.yml`, text: fileText(space) }];
  for (const [at, party] of domain.parties.entries())
    files.push({ file: `${stems[at + 1]}.yml`, text: fileText(partyLines(domain.issues, party, lose)) });
  return written(files, losses);
}

const fileText = (lines: readonly string[]): string => [...lines, ""].join("\n");

function issueLines(issue: Issue, lose: Lose): readonly string[] {
  const lines = (type: string, values: readonly string[]): readonly string[] => [
    `- name: ${quoted(issue.name)}`,
    `  type: ${type}`,
    "  values:",
    ...values.map((value) => `  - ${value}`),
  ];
  if (issue.kind === "real") return lines("ContinuousIssue", [float(issue.low), float(issue.high)]);
  if (issue.kind === "stepped" && isContiguous(issue))
    return lines("ContiguousIssue", [issue.low, issue.high, ...(issue.step === "1" ? [] : [issue.step])]);
  const keys = keysOf(issue);
  if (keys === null) lose(tooManyValues(issue.name, 10_000));
  else if (issue.kind === "stepped") lose(namesOnly(issue.name));
  return lines("CategoricalIssue", keys ?? []);
}

function partyLines(issues: readonly Issue[], party: Party, lose: Lose): readonly string[] {
  const { utility, name, discount } = party;
  if (utility.kind === "rectangles") {
    lose(unsupportedRectangles(name));
    return [];
  }
  const functions: ValueFunction[] = [];
  for (const [at, issue] of issues.entries()) {
    const made = functionOf(issue, utility.terms[at].value);
    if (made === null) lose(unsupportedValue(name, issue.name));
    else functions.push(made);
  }
  const [, highest] = sumRange(issues, utility);
  if (utility.most !== null && compare(highest, exactly(utility.most)) > 0)
    lose(uncut(name, utility.most, toText(highest)));

  const weights = utility.terms.map(({ weight }) => exactly(weight));
  const [weightFactor, valueFactor] = [weights, functions.flatMap(numbersOf)].map(decimalFactor);
  const factor = multiply(weightFactor, valueFactor);
  if (toText(factor) !== "1")
    lose(scaled(name, toText(factor), "that is how every number becomes a decimal"));
  const decimal = (number: Exact): string => {
    const text = toText(number);
    if (!isDecimal(text)) lose(notDecimal(name, text));
    return text;
  };
  const reserved =
    party.reservation === null ? "-.inf" : decimal(multiply(exactly(party.reservation), factor));
  const additive = [
    "type: LinearAdditiveUtilityFunction",
    `reserved_value: ${reserved}`,
    "weights:",
    ...weights.map((weight) => `- ${decimal(multiply(weight, weightFactor))}`),
    "values:",
    ...functions.flatMap((made) => functionLines(made, valueFactor, decimal)),
  ];
  const head = `name: ${quoted(name)}`;
  if (discount === null) return [head, ...additive];
  return [
    head,
    "type: ExpDiscountedUFun",
    `discount: ${decimal(exactly(discount.factor))}`,
    `dynamic_reservation: ${discount.reservation === "discounted too"}`,
    `reserved_value: ${reserved}`,
    "ufun:",
    ...additive.map((line) => `  ${line}`),
  ];
}
