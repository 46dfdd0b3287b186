import { compare, one, zero } from "../../maths/exact.ts";
import { get, type Node, textOf } from "../../scenario/tree.ts";
import { exactly } from "../amount.ts";
import { numberIn, readDocument, required, startOf } from "../document/document.ts";
import * as words from "../document/words.ts";
import type { Amount, Discount, Issue, Party, Term, Utility } from "../domain.ts";
import { type Imported, partiesOf, stemOf } from "../imported.ts";
import { Notebook, type Source, type Tell } from "../problem.ts";
import { byIssue, classOf, isDomain, readIssues } from "./domain.ts";
import { readValue } from "./value.ts";

/**
 * Reads an outcome space of NegMAS and the utility functions of its parties, as YAML or JSON. Parties are called by the
 * `name` in their file, else as the file is. A utility is the sum of weight times value, without any cut; a party
 * without `reserved_value`, or with minus infinity, accepts anything.
 */
export function readNegmas(domain: Source, profiles: readonly Source[]): Imported {
  const notebook = new Notebook(domain.file);
  const root = readDocument(domain.text, notebook.tell);
  const issues = root === null ? null : readIssues(root, notebook.tell);
  if (root === null || issues === null || notebook.failed)
    return { domain: null, problems: notebook.problems };

  const { parties, problems } = partiesOf(profiles, ({ file, text }, tell) => {
    const document = readDocument(text, tell);
    return document === null ? null : readParty(document, stemOf(file), issues, tell);
  });
  const name = textOf(get(root, "name")) ?? stemOf(domain.file);
  return {
    domain: parties === null ? null : { name, issues, parties },
    problems: [...notebook.problems, ...problems],
  };
}

function readParty(root: Node, stem: string, issues: readonly Issue[], tell: Tell): Party | null {
  if (isDomain(root)) {
    tell(words.secondDomain(), startOf(root));
    return null;
  }
  const name = textOf(get(root, "name")) ?? stem;
  const type = classOf(get(root, "type"));
  const inner = get(root, "ufun");
  if (type === null || !type.endsWith("DiscountedUFun") || inner === undefined) {
    const utility = readUtility(root, issues, tell);
    return utility === null ? null : { name, utility, reservation: reserved(root, tell), discount: null };
  }
  if (type !== "ExpDiscountedUFun") tell(words.ignoredDiscount(type), get(root, "type")!.span);
  const ignored = get(inner, "reserved_value");
  const outer = get(root, "reserved_value");
  if (ignored !== undefined && (outer === undefined || textOf(outer) !== textOf(ignored)))
    tell(words.innerReservation(), ignored.span);
  const utility = readUtility(inner, issues, tell);
  if (utility === null) return null;
  const discount = type === "ExpDiscountedUFun" ? readDiscount(root, tell) : null;
  return { name, utility, reservation: reserved(root, tell), discount };
}

/** Minus infinity is no longer there: it reads as nothing. */
function reserved(root: Node, tell: Tell): Amount | null {
  const found = get(root, "reserved_value");
  return found === undefined ? null : numberIn(found, "reserved_value", tell);
}

function readDiscount(root: Node, tell: Tell): Discount | null {
  const found = get(root, "discount");
  const factor = found === undefined ? null : numberIn(found, "discount", tell);
  if (found === undefined || factor === null || factor === "1") return null;
  if (compare(exactly(factor), zero) <= 0 || compare(exactly(factor), one) > 0) {
    tell(words.discountOutside(factor), found.span);
    return null;
  }
  const kept = textOf(get(root, "dynamic_reservation"))?.toLowerCase() === "false";
  return { factor, reservation: kept ? "not discounted" : "discounted too" };
}

function readUtility(root: Node, issues: readonly Issue[], tell: Tell): Utility | null {
  const type = classOf(get(root, "type"));
  if (type !== null && type !== "LinearAdditiveUtilityFunction") {
    tell(words.unsupportedUtility(type), get(root, "type")!.span);
    return null;
  }
  const values = required(root, "values", tell);
  const functions = values === null ? null : byIssue(values, "values", issues, tell);
  if (functions === null) return null;
  // Without weights every issue has the weight 1, and so has an issue that a map of weights does not name.
  const given = get(root, "weights");
  const weights = given === undefined ? issues.map(() => undefined) : byIssue(given, "weights", issues, tell);
  if (weights === null) return null;
  const terms: Term[] = [];
  for (const [at, issue] of issues.entries()) {
    const node = functions[at];
    if (node === undefined) tell(words.missingIssue(issue.name), startOf(values!));
    const value = node === undefined ? null : readValue(node, issue, tell);
    const found = weights[at];
    const weight = found === undefined ? "1" : numberIn(found, "weights", tell);
    if (value !== null && weight !== null) terms.push({ weight, value });
  }
  return terms.length < issues.length ? null : { kind: "additive", terms, most: null };
}
