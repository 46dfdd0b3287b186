import type { Tell } from "../problem.ts";
import type { Element } from "../xml.ts";
import { indexOf, textOf } from "./attribute.ts";
import type { IndexedIssue } from "./domain.ts";
import * as words from "./words.ts";

/**
 * The issues of a profile by the position of the issue in the domain that they speak of. GENIUS goes by the index alone;
 * files whose indices are shifted against their domain's are told apart by the names, which are therefore believed
 * where the two disagree.
 */
export function matched(
  elements: readonly Element[],
  issues: readonly IndexedIssue[],
  tell: Tell,
): ReadonlyMap<number, Element> {
  const byName = new Map(issues.map(({ issue }, position) => [issue.name, position]));
  const byIndex = new Map(issues.map(({ index }, position) => [index, position]));
  const found = new Map<number, Element>();
  for (const element of elements) {
    const index = indexOf(element, tell);
    const name = textOf(element, "name");
    const named = name === null ? undefined : byName.get(name);
    const indexed = index === null ? undefined : byIndex.get(index);
    const position = named ?? indexed;
    if (position === undefined) {
      tell(words.unknownIssue(name ?? `index ${index}`), element.span);
      continue;
    }
    if (named === undefined && name !== null)
      tell(words.otherName(name, issues[position].issue.name), element.span);
    else if (index !== null && index !== issues[position].index)
      tell(words.otherIndex(index, issues[position].issue.name), element.span);
    if (found.has(position)) tell(words.repeatedIssue(issues[position].issue.name), element.span);
    else found.set(position, element);
  }
  return found;
}

/** The positions of issues by the index under which the profile knows them: its own, else the domain's. */
export function positionsByIndex(
  found: ReadonlyMap<number, Element>,
  issues: readonly IndexedIssue[],
): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  for (const [position, { index }] of issues.entries())
    if (index !== null && !found.has(position)) positions.set(index, position);
  for (const [position, element] of found) {
    const index = textOf(element, "index")?.trim() ?? issues[position].index;
    if (index !== null) positions.set(index, position);
  }
  return positions;
}
