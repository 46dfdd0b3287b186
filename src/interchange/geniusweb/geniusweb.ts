import { get, type Node, textOf } from "../../scenario/tree.ts";
import { readDocument, required, startOf } from "../document/document.ts";
import * as words from "../document/words.ts";
import type { Issue } from "../domain.ts";
import { type Imported, partiesOf, stemOf } from "../imported.ts";
import { Notebook, type Source } from "../problem.ts";
import { readIssues } from "./domain.ts";
import { readParty, spaceOf } from "./profile.ts";

/**
 * Reads a domain of GeniusWeb and the profiles of its parties. The first file may be a profile too: then the domain
 * inside it counts. Parties are called by the `name` in their profile, else as the file is. A reservation value is the
 * utility of the reservation bid; without one the party accepts anything.
 */
export function readGeniusWeb(first: Source, others: readonly Source[]): Imported {
  const notebook = new Notebook(first.file);
  const root = readDocument(first.text, notebook.tell);
  const space = root === null ? undefined : spaceOf(root);
  const node = space === undefined ? root : required(space, "domain", notebook.tell);
  const issues = node === null ? null : readIssues(node, notebook.tell);
  if (node === null || issues === null || notebook.failed)
    return { domain: null, problems: notebook.problems };

  // A profile that lends its domain is read again for its party, and what was told of its text is told then.
  const profiles = space === undefined ? others : [first, ...others];
  const before = space === undefined ? notebook.problems : [];
  const { parties, problems } = partiesOf(profiles, ({ file, text }, tell) => {
    const document = readDocument(text, tell);
    if (document === null) return null;
    if (!sameDomain(document, issues)) tell(words.otherDomain(), startOf(document));
    return readParty(document, stemOf(file), issues, tell);
  });
  const name = textOf(get(node, "name")) ?? stemOf(first.file);
  return {
    domain: parties === null ? null : { name, issues, parties },
    problems: [...before, ...problems],
  };
}

/** Whether the domain inside a profile has the issues of the one given, in any order; so it is where it holds none. */
function sameDomain(root: Node, issues: readonly Issue[]): boolean {
  const inside = get(spaceOf(root) ?? root, "domain");
  if (inside === undefined) return true;
  const found = readIssues(inside, () => {});
  return found !== null && keysOf(found) === keysOf(issues);
}

const keysOf = (issues: readonly Issue[]): string =>
  issues
    .map((issue) =>
      JSON.stringify(issue.kind === "discrete" ? { ...issue, values: issue.values.toSorted() } : issue),
    )
    .toSorted()
    .join("\n");
