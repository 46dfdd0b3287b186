import { compare, divide, toText } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Additive, Domain, Package, Party, Rectangles } from "../domain.ts";
import type { Words } from "../problem.ts";
import { groupRange, sumRange } from "../range.ts";
import { everybody, fileNames, uncut, type Written, written } from "../written.ts";
import { expression, quoted } from "../yaml.ts";
import { entriesOf, issueText, type Shape, shapeOf, worthText } from "./issue.ts";
import { type Names, namesIn } from "./names.ts";
import { togetherOf } from "./rectangle.ts";
import { quotientText } from "./value.ts";
import * as words from "./words.ts";

/** A package under a name. Numbers of it must be among the steps that the scenario has. */
export interface NamedPackage {
  readonly name: string;
  readonly agreed: Package;
}

/** Most values and points: what reads a scenario refuses much longer ones. */
const entryLimit = 12_000;
/** Longest condition, a little under what an expression may be. */
const conditionLimit = 3900;

/**
 * A domain as the text of a scenario: parties, issues, the packages given, and what everything is worth, with the weights
 * multiplied out. Points that no decimal writes stand as the sum that gives them. It has no clock; what a scenario cannot
 * hold of the domain is told.
 */
export function writeScenario(domain: Domain, packages: readonly NamedPackage[] = []): Written {
  const losses: Words[] = [];
  const lose = (loss: Words): void => {
    losses.push(loss);
  };
  if (domain.passing !== undefined) lose(everybody(domain.passing.atLeast, domain.parties.length));
  const names = namesIn(domain);
  for (const { from, to } of names.changed) lose(words.otherName(from, to));
  const shapes = domain.issues.flatMap((issue, at) => shapeOf(issue, names.options[at], lose) ?? []);
  if (shapes.length < domain.issues.length) return written([], losses);
  const entries = countEntries(domain, shapes);
  if (entries > entryLimit) return written([], [...losses, words.tooLarge(entryLimit)]);

  const name = domain.name.trim() === "" ? "domain" : domain.name;
  const text = [
    "parley: 1",
    `title: ${quoted(name)}`,
    `reading: ${quoted(`The numbers of the domain ${name} as they stand in its files`)}`,
    `parties: { ${names.parties.map((party) => `${quoted(party)}: {}`).join(", ")} }`,
    "issues:",
    ...shapes.map((shape, at) => `  ${quoted(names.issues[at])}: ${issueText(shape)}`),
    ...(packages.length === 0 ? [] : ["packages:"]),
    ...packages.map((named) => `  ${quoted(named.name)}: ${packageText(named.agreed, names, shapes)}`),
    "values:",
    ...domain.parties.flatMap((party, at) => [
      `  ${quoted(names.parties[at])}:`,
      ...partyLines(domain, party, names, shapes, lose).map((line) => `    ${line}`),
    ]),
    "",
  ].join("\n");
  return written([{ file: `${fileNames([name])[0]}.yaml`, text }], losses);
}

function countEntries({ issues, parties }: Domain, shapes: readonly Shape[]): number {
  const parts = parties.map(({ utility }) =>
    utility.kind === "rectangles" ? utility.group.parts.length : 0,
  );
  return shapes.reduce(
    (sum, shape, at) => {
      const terms = parties.flatMap(({ utility }) =>
        utility.kind === "additive" ? [utility.terms[at]] : [],
      );
      return sum + entriesOf(shape, issues[at], terms, entryLimit);
    },
    parts.reduce((a, b) => a + b, 0),
  );
}

function packageText(agreed: Package, names: Names, shapes: readonly Shape[]): string {
  const entries = agreed.map((value, at) => {
    const shape = shapes[at];
    const said = shape.kind === "options" ? quoted(shape.options[shape.values.indexOf(value)]) : value;
    return `${quoted(names.issues[at])}: ${said}`;
  });
  return `{ ${entries.join(", ")} }`;
}

function partyLines(
  { issues }: Domain,
  party: Party,
  names: Names,
  shapes: readonly Shape[],
  lose: (loss: Words) => void,
): readonly string[] {
  const { utility, reservation, discount } = party;
  if (discount !== null) lose(words.withoutDiscount(party.name));
  tellCut(issues, party, lose);
  const deal =
    utility.kind === "additive"
      ? utility.terms.map(
          (term, at) =>
            `${quoted(names.issues[at])}: ${worthText(shapes[at], issues[at], names.issues[at], term)}`,
        )
      : rectangleLines(utility, issues, party.name, names, lose);
  const noDeal = reservation === null ? [] : [`no deal: ${expression(quotientText(reservation))}`];
  return ["deal:", ...deal.map((line) => `  ${line}`), ...noDeal];
}

function tellCut(issues: Domain["issues"], { name, utility }: Party, lose: (loss: Words) => void): void {
  if (utility.most === null) return;
  const highest = highestOf(issues, utility);
  if (compare(highest, exactly(utility.most)) <= 0) return;
  if (utility.kind === "additive") lose(uncut(name, utility.most, toText(highest)));
  else lose(words.mayBeUncut(name, utility.most));
}

const highestOf = (issues: Domain["issues"], utility: Additive | Rectangles) =>
  utility.kind === "additive"
    ? sumRange(issues, utility)[1]
    : divide(groupRange(utility.group)[1], exactly(utility.per));

function rectangleLines(
  utility: Rectangles,
  issues: Domain["issues"],
  party: string,
  names: Names,
  lose: (loss: Words) => void,
): readonly string[] {
  const together = togetherOf(utility, issues, names.issues);
  if (together === null) {
    lose(words.unsupportedGroup(party));
    return [];
  }
  const { constant, also } = together;
  if (also.some(({ when }) => when.length > conditionLimit)) lose(words.longCondition(party));
  const lines = also.map(
    ({ when, add }) => `  - { when: ${quoted(when)}, add: ${expression(quotientText(toText(add)))} }`,
  );
  return [
    `constant: ${expression(quotientText(toText(constant)))}`,
    ...(lines.length === 0 ? [] : ["also:", ...lines]),
  ];
}
