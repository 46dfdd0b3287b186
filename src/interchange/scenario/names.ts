import { reservedNames } from "../../scenario/resolve/scope.ts";
import type { Domain, Issue } from "../domain.ts";

/** Longer names would fill an expression alone. */
const longest = 200;

/** Keys beside the issues in the values of a deal. */
const keys: readonly string[] = ["kept", "broken", "rests on", "also", "constant", "is"];

/** What the names of a domain become in a scenario, where some words have a meaning of their own. */
export interface Names {
  readonly issues: readonly string[];
  readonly parties: readonly string[];
  /** The values of a discrete issue; none for numbers. */
  readonly options: readonly (readonly string[])[];
  readonly changed: readonly { readonly from: string; readonly to: string }[];
}

export function namesIn({ issues, parties }: Domain): Names {
  const changed: { from: string; to: string }[] = [];
  const rename = (names: readonly string[], kind: string, reserved: readonly string[]): readonly string[] => {
    const taken = new Set(names);
    return names.map((name, at) => {
      // The language knows no merge keys, and a name of blanks cannot stand in an expression.
      const free = name.trim() !== "" && name !== "<<" && name.length <= longest && !reserved.includes(name);
      if (free) return name;
      let to = `${kind} ${at + 1}`;
      while (taken.has(to)) to = `${to}a`;
      taken.add(to);
      changed.push({ from: name, to });
      return to;
    });
  };
  const valuesIn = (issue: Issue): readonly string[] =>
    issue.kind === "discrete" ? rename(issue.values, "option", []) : [];
  return {
    issues: rename(
      issues.map(({ name }) => name),
      "issue",
      [...reservedNames, ...keys],
    ),
    parties: rename(
      parties.map(({ name }) => name),
      "party",
      [],
    ),
    options: issues.map(valuesIn),
    changed,
  };
}
