import type { Amount } from "../domain.ts";
import type { Tell } from "../problem.ts";
import type { Element } from "../xml.ts";
import { allOf, indexOf, requiredNumber } from "./attribute.ts";
import type { IndexedIssue } from "./domain.ts";
import { positionsByIndex } from "./match.ts";
import * as words from "./words.ts";

/** The weights of a profile by the position of their issue. One of an objective is left out, and told to be. */
export function readWeights(
  root: Element,
  found: ReadonlyMap<number, Element>,
  issues: readonly IndexedIssue[],
  tell: Tell,
): ReadonlyMap<number, Amount> {
  const silent: Tell = () => {};
  const positions = positionsByIndex(found, issues);
  const objectives = new Set(allOf(root, "objective").map((objective) => indexOf(objective, silent)));
  const weights = new Map<number, Amount>();
  for (const element of allOf(root, "weight")) {
    const index = indexOf(element, tell);
    const amount = requiredNumber(element, "value", tell);
    if (!element.attributes.has("index")) tell(words.missingAttribute("index", "weight"), element.span);
    if (index === null || amount === null) continue;
    const position = positions.get(index);
    if (position === undefined) {
      const ignored = objectives.has(index) ? words.objectiveWeight : words.unknownWeight;
      tell(ignored(index), element.span);
      continue;
    }
    if (weights.has(position)) tell(words.duplicateWeight(index), element.span);
    weights.set(position, amount);
  }
  return weights;
}
