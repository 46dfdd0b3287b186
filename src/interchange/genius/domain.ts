import { compare } from "../../maths/exact.ts";
import { exactly } from "../amount.ts";
import type { Issue } from "../domain.ts";
import type { Source, Tell } from "../problem.ts";
import { type Element, readXml } from "../xml.ts";
import { boundsOf, childrenOf, indexOf, textOf, typeOf } from "./attribute.ts";
import * as words from "./words.ts";

/** An issue and the number by which profiles refer to it; null where the file gives none. */
export interface IndexedIssue {
  readonly index: string | null;
  readonly issue: Issue;
}

/** Reads the issues of a domain in the order of the file; null when the file is no domain at all. */
export function readDomainFile({ text }: Source, tell: Tell): readonly IndexedIssue[] | null {
  const root = readXml(text, tell);
  if (root === null) return null;
  if (root.name !== "negotiation_template") {
    tell(words.notADomain(root.name), root.span);
    return null;
  }
  const [space] = childrenOf(root, "utility_space");
  const [objective] = space === undefined ? [] : childrenOf(space, "objective");
  if (objective === undefined) {
    const [name, inside] = space === undefined ? ["utility_space", root] : ["objective", space];
    tell(words.missingElement(name, inside.name), inside.span);
    return null;
  }
  const foreign = new Set<string>();
  const ignore = (elements: readonly Element[]): void => {
    for (const { name, span } of elements) {
      if (foreign.has(name)) continue;
      foreign.add(name);
      tell(words.ignoredElement(name), span);
    }
  };
  ignore(root.children.filter((child) => child !== space));
  ignore(space.children.filter((child) => child !== objective));

  const issues: IndexedIssue[] = [];
  const names = new Set<string>();
  const indices = new Set<string>();
  const walk = (inside: Element): void => {
    for (const child of inside.children) {
      if (child.name === "objective") walk(child);
      else if (child.name === "issue") add(child);
      else if (child.name !== "weight") ignore([child]);
    }
  };
  const add = (element: Element): void => {
    const read = readIssue(element, tell);
    const index = indexOf(element, tell);
    if (read === null) return;
    if (names.has(read.name)) tell(words.duplicateIssue(read.name), element.span);
    if (index !== null && indices.has(index)) tell(words.duplicateIndex(index), element.span);
    names.add(read.name);
    if (index !== null) indices.add(index);
    issues.push({ index, issue: read });
  };
  walk(objective);
  if (issues.length === 0) tell(words.noIssues(), objective.span);
  return issues;
}

function readIssue(element: Element, tell: Tell): Issue | null {
  const name = textOf(element, "name");
  if (name === null) {
    tell(words.missingName(), element.span);
    return null;
  }
  const type = typeOf(element, ["vtype", "etype"], tell);
  if (type === "discrete") return readValues(element, name, tell);
  if (type === "integer" || type === "real") return readNumbers(element, name, type, tell);
  tell(words.unsupportedType(type, name), (element.attributes.get("type") ?? element).span);
  return null;
}

function readValues(element: Element, name: string, tell: Tell): Issue {
  const values = new Set<string>();
  for (const item of childrenOf(element, "item")) {
    const value = item.attributes.get("value");
    if (value === undefined) tell(words.missingAttribute("value", "item"), item.span);
    else if (values.has(value.value)) tell(words.duplicateValue(value.value), value.span);
    else values.add(value.value);
  }
  if (values.size === 0) tell(words.noValues(name), element.span);
  return { kind: "discrete", name, values: [...values] };
}

function readNumbers(element: Element, name: string, type: "integer" | "real", tell: Tell): Issue | null {
  const { low, high } = boundsOf(element, tell);
  if (low === null || high === null) tell(words.missingBounds(name), element.span);
  else if (compare(exactly(low), exactly(high)) > 0) tell(words.invalidBounds(low, high), element.span);
  else if (type === "real") return { kind: "real", name, low, high };
  else if (/[./]/.test(low + high)) tell(words.fractionalBounds(low, high), element.span);
  else return { kind: "stepped", name, low, high, step: "1" };
  return null;
}
