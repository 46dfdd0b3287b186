import { add, multiply, toText, zero } from "../../maths/exact.ts";
import { entriesOf, get, type Node, textOf } from "../../scenario/tree.ts";
import { exactly } from "../amount.ts";
import { nameOf, numberIn, required, startOf } from "../document/document.ts";
import * as words from "../document/words.ts";
import type { Amount, Issue, Party, Term } from "../domain.ts";
import type { Tell } from "../problem.ts";
import { missedSum } from "../weight.ts";
import { valueAt } from "../worth.ts";
import { isDomain } from "./domain.ts";
import { readValue } from "./value.ts";

/** The additive utility space of a profile, if that is what it is. */
export const spaceOf = (root: Node): Node | undefined => get(root, "LinearAdditiveUtilitySpace");

/** Reads what one party wants; null where told that it cannot be read. */
export function readParty(root: Node, stem: string, issues: readonly Issue[], tell: Tell): Party | null {
  const space = spaceOf(root);
  if (space === undefined) {
    if (isDomain(root)) {
      tell(words.secondDomain(), startOf(root));
      return null;
    }
    const [entry] = entriesOf(root);
    tell(words.unsupportedSpace(entry?.key.text ?? ""), entry?.key.span ?? startOf(root));
    return null;
  }
  const utilities = required(space, "issueUtilities", tell);
  const weights = required(space, "issueWeights", tell);
  if (utilities === null || weights === null) return null;
  tellUnknown(utilities, issues, tell);
  tellUnknown(weights, issues, tell);
  const terms: Term[] = [];
  for (const issue of issues) {
    const node = get(utilities, issue.name);
    const weight = get(weights, issue.name);
    if (node === undefined) tell(words.missingIssue(issue.name), startOf(utilities));
    if (weight === undefined) tell(words.missingWeight(issue.name), startOf(weights));
    const value = node === undefined ? null : readValue(node, issue, tell);
    const amount = weight === undefined ? null : numberIn(weight, issue.name, tell);
    if (value !== null && amount !== null) terms.push({ weight: amount, value });
  }
  if (terms.length < issues.length) return null;
  const sum = missedSum(terms.map(({ weight }) => weight));
  if (sum !== null) tell(words.weightSum(sum), startOf(weights));
  const bid = get(space, "reservationBid");
  return {
    name: textOf(get(space, "name")) ?? stem,
    utility: { kind: "additive", terms, most: null },
    reservation: bid === undefined ? null : worthOfBid(bid, issues, terms, tell),
    discount: null,
  };
}

function tellUnknown(map: Node, issues: readonly Issue[], tell: Tell): void {
  const names = new Set(issues.map(({ name }) => name));
  for (const { key } of entriesOf(map))
    if (!names.has(key.text)) tell(words.unknownIssue(key.text), key.span);
}

/** What a bid is worth; an issue that it leaves out, or gives an unknown value, counts 0. */
function worthOfBid(bid: Node, issues: readonly Issue[], terms: readonly Term[], tell: Tell): Amount | null {
  const values = required(bid, "issuevalues", tell);
  if (values === null) return null;
  tellUnknown(values, issues, tell);
  let sum = zero;
  for (const [at, issue] of issues.entries()) {
    const found = get(values, issue.name);
    if (found === undefined) continue;
    const agreed = valueIn(found, issue, tell);
    if (agreed !== null)
      sum = add(sum, multiply(exactly(terms[at].weight), valueAt(issue, terms[at].value, agreed)));
  }
  return toText(sum);
}

/** A value of a bid, if its issue has it. */
function valueIn(node: Node, issue: Issue, tell: Tell): string | null {
  if (node.kind !== "scalar") {
    tell(words.wrongShape(issue.name, "a value"), startOf(node));
    return null;
  }
  if (issue.kind !== "discrete") return numberIn(node, issue.name, tell);
  const name = nameOf(node);
  if (issue.values.includes(name)) return name;
  tell(words.unknownBid(name, issue.name), node.span);
  return null;
}
