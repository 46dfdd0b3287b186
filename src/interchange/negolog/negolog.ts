import { entriesOf, get, type Node } from "../../scenario/tree.ts";
import { numberIn, readDocument, required, startOf } from "../document/document.ts";
import { readTable } from "../document/table.ts";
import * as words from "../document/words.ts";
import type { Issue, Party, Term } from "../domain.ts";
import { folderOf, type Imported, partiesOf, stemOf } from "../imported.ts";
import { Notebook, type Source, type Tell } from "../problem.ts";
import { missedSum } from "../weight.ts";

/** Whether a document is a profile of NegoLog. */
export const isProfile = (root: Node): boolean =>
  get(root, "issueWeights")?.kind === "map" && get(root, "issues")?.kind === "map";

/** Whether a document is the figures that NegoLog keeps beside the profiles of a domain. */
export const isSpecs = (root: Node): boolean =>
  get(root, "NumberOfBids") !== undefined && get(root, "NumberOfIssues") !== undefined;

/**
 * Reads the profiles of a NegoLog domain; the first says which issues and values there are. Parties are called as their
 * files are, the domain as the folder of the first where its name has one. A utility is the sum of weight times value.
 */
export function readNegolog(first: Source, others: readonly Source[]): Imported {
  const notebook = new Notebook(first.file);
  const root = readDocument(first.text, notebook.tell);
  const issues = root === null ? null : readIssues(root, notebook.tell);
  if (issues === null || notebook.failed) return { domain: null, problems: notebook.problems };

  const { parties, problems } = partiesOf([first, ...others], ({ file, text }, tell) => {
    const document = readDocument(text, tell);
    return document === null ? null : readParty(document, stemOf(file), issues, tell);
  });
  return {
    domain: parties === null ? null : { name: folderOf(first.file) ?? "domain", issues, parties },
    problems,
  };
}

function readIssues(root: Node, tell: Tell): readonly Issue[] | null {
  const map = required(root, "issues", tell);
  if (map === null) return null;
  const issues: Issue[] = [];
  for (const { key, value } of entriesOf(map)) {
    const values = entriesOf(value).map((entry) => entry.key.text);
    if (values.length === 0) tell(words.noValues(key.text), key.span);
    else issues.push({ kind: "discrete", name: key.text, values });
  }
  if (entriesOf(map).length === 0) tell(words.noIssues(), startOf(map));
  return issues.length > 0 && issues.length === entriesOf(map).length ? issues : null;
}

function readParty(root: Node, name: string, issues: readonly Issue[], tell: Tell): Party | null {
  const map = required(root, "issues", tell);
  const weights = required(root, "issueWeights", tell);
  const reserved = get(root, "reservationValue");
  if (map === null || weights === null) return null;
  const known = new Set(issues.map((issue) => issue.name));
  for (const { key } of [...entriesOf(map), ...entriesOf(weights)])
    if (!known.has(key.text)) tell(words.unknownIssue(key.text), key.span);
  const terms: Term[] = [];
  for (const issue of issues) {
    const node = get(map, issue.name);
    const weight = get(weights, issue.name);
    if (node === undefined) tell(words.missingIssue(issue.name), startOf(map));
    if (weight === undefined) tell(words.missingWeight(issue.name), startOf(weights));
    const value = node === undefined ? null : readTable(node, issue, words.missingEvaluation, tell);
    const amount = weight === undefined ? null : numberIn(weight, issue.name, tell);
    if (value !== null && amount !== null) terms.push({ weight: amount, value });
  }
  if (terms.length < issues.length) return null;
  const sum = missedSum(terms.map(({ weight }) => weight));
  if (sum !== null) tell(words.weightSum(sum), startOf(weights));
  if (reserved === undefined) tell(words.missingReservation(), startOf(root));
  const reservation = reserved === undefined ? null : numberIn(reserved, "reservationValue", tell);
  return { name, utility: { kind: "additive", terms, most: null }, reservation, discount: null };
}
