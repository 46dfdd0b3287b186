import type { z } from "zod";
import { nearest } from "../expression/nearest.ts";
import type { Problem } from "./problem.ts";
import { scenario } from "./schema/schema.ts";
import { at, emptied, entriesOf, get, type Node, plain, renamed, type Scalar, textOf } from "./tree.ts";
import * as words from "./words.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

export interface Shape {
  /** The tree with misspelt keys under the names that were meant and with what has the wrong shape emptied. */
  readonly root: Node;
  readonly problems: readonly Problem[];
}

/**
 * Compares a tree with the schema and tells in our words, at the place in the file, where they differ. A misspelt key is
 * told and then read as what was meant, so that neither its absence nor anything that needs it becomes a further problem.
 * What was `unread` has been told already.
 */
export const checkShape = (root: Node, unread: ReadonlySet<string>): Shape => {
  const problems: Problem[] = [];
  const meant = new Map<Scalar, string>();
  for (const issue of faultsOf(root)) misspelt(root, issue, [], problems, meant);
  const current = meant.size === 0 ? root : renamed(root, meant);
  const bad = new Set<Node>();
  for (const issue of faultsOf(current)) {
    const path = issue.path.filter((step) => typeof step === "string").join("\n");
    if (!unread.has(path)) tell(current, issue, [], problems, bad);
  }
  return { root: emptied(current, bad), problems };
};

const faultsOf = (root: Node): readonly Issue[] =>
  scenario.safeParse(plain(root), { jitless: true }).error?.issues ?? [];

/** Tells the unknown keys that are near a known one; each known key is meant by one of them at most. */
const misspelt = (
  root: Node,
  issue: Issue,
  prefix: Path,
  problems: Problem[],
  meantBy: Map<Scalar, string>,
): void => {
  const path = [...prefix, ...issue.path];
  if (issue.code === "invalid_union") {
    for (const inner of meant(issue.errors) ?? []) misspelt(root, inner, path, problems, meantBy);
    return;
  }
  if (issue.code !== "unrecognized_keys") return;
  const node = at(root, path);
  const allowed = issue.message.split("\n");
  const free = new Set(allowed.filter((key) => get(node, key) === undefined));
  for (const { key } of entriesOf(node)) {
    const near = issue.keys.includes(key.text) ? nearest(key.text, free) : null;
    if (near === null) continue;
    free.delete(near);
    meantBy.set(key, near);
    problems.push({ ...words.unknownKey(key.text, where(path), near, allowed), span: key.span });
  }
};

/** A map with more unknown keys than this is something else altogether. */
const unknownKeysTold = 50;

const tell = (root: Node, issue: Issue, prefix: Path, problems: Problem[], bad: Set<Node>): void => {
  const path = [...prefix, ...issue.path];
  const node = at(root, path);
  if (issue.code === "unrecognized_keys") {
    const allowed = issue.message.split("\n");
    const keys = new Map(entriesOf(node).map((entry) => [entry.key.text, entry.key]));
    for (const key of issue.keys.slice(0, unknownKeysTold)) {
      const span = keys.get(key)?.span ?? node.span;
      problems.push({ ...words.unknownKey(key, where(path), null, allowed), span });
    }
    return;
  }
  if (isMissing(root, path)) {
    const parent = at(root, path.slice(0, -1));
    const span = keyOf(root, path.slice(0, -1)) ?? { start: parent.span.start, end: parent.span.start + 1 };
    problems.push({ ...words.missingKey(String(path.at(-1)), where(path.slice(0, -1))), span });
    return;
  }
  if (issue.code === "invalid_union") {
    const branch = meant(issue.errors);
    if (branch !== null) {
      for (const inner of branch) tell(root, inner, path, problems, bad);
      return;
    }
  }
  bad.add(node);
  const expected = issue.message.startsWith("Invalid") ? plainType(issue) : issue.message;
  const name = lastKey(path);
  problems.push({
    ...(node.kind === "scalar"
      ? words.invalidValue(node.text, name, expected)
      : words.wrongType(name, node.kind === "map" ? "a map of keys" : "a list", expected)),
    span: { start: node.span.start, end: node.kind === "scalar" ? node.span.end : node.span.start + 1 },
  });
};

/** The one alternative of a union that the author meant: the one whose outermost type fits, with the fewest faults. */
const meant = (alternatives: readonly (readonly Issue[])[]): readonly Issue[] | null => {
  const fitting = alternatives.flatMap((issues) => {
    if (!issues.some((issue) => issue.path.length === 0 && isTypeIssue(issue))) return [issues];
    return [];
  });
  const unwrapped = fitting.map((issues) => {
    const only = issues.length === 1 ? issues[0] : undefined;
    if (only?.code !== "invalid_union" || only.path.length > 0) return issues;
    return meant(only.errors) ?? null;
  });
  const candidates = unwrapped.filter((issues) => issues !== null);
  if (candidates.length === 0) return null;
  return candidates.reduce((best, issues) => (faults(issues) < faults(best) ? issues : best));
};

const isTypeIssue = (issue: Issue): boolean =>
  issue.code === "invalid_type" ||
  issue.code === "invalid_value" ||
  (issue.code === "invalid_union" && issue.path.length === 0 && meant(issue.errors) === null);

/** An unknown key counts one each, so that the alternative that knows most of the keys wins. */
const faults = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? 2 * issue.keys.length : 1), 0);

const isMissing = (root: Node, path: Path): boolean => {
  if (path.length === 0) return false;
  const parent = at(root, path.slice(0, -1));
  return parent.kind === "map" && get(parent, String(path.at(-1))) === undefined;
};

const keyOf = (root: Node, path: Path): Problem["span"] | null => {
  if (path.length === 0) return null;
  const parent = at(root, path.slice(0, -1));
  return entriesOf(parent).find((entry) => entry.key.text === String(path.at(-1)))?.key.span ?? null;
};

const lastKey = (path: Path): string => String(path.findLast((step) => typeof step === "string") ?? "");

const where = (path: Path): string => path.filter((step) => typeof step === "string").join(".");

const plainType = (issue: Issue): string => {
  if (issue.code === "too_big" || issue.code === "too_small")
    return issue.origin === "array"
      ? `a list of ${issue.code === "too_big" ? issue.maximum : issue.minimum}`
      : "a smaller or larger number";
  if (issue.code === "invalid_value") return issue.values.map(String).join(" or ");
  if (issue.code !== "invalid_type") return "something else";
  if (issue.expected === "array") return "a list";
  if (issue.expected === "object" || issue.expected === "record") return "a map of keys";
  return issue.expected === "string" ? "text" : "a number";
};

/** The version a file says it is written in, or null when it says none. */
export const versionOf = (root: Node): string | null => textOf(get(root, "parley"));
