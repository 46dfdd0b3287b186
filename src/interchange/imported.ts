import type { Domain } from "./domain.ts";
import type { FileProblem } from "./problem.ts";

export interface Imported {
  /** Null when there is an error among the problems. */
  readonly domain: Domain | null;
  /** File by file, in the order of each file. */
  readonly problems: readonly FileProblem[];
}

/** The name of a file without its folder and its ending. */
export const stemOf = (file: string): string => {
  const name = file.replace(/^.*[/\\]/s, "");
  return name.replace(/(?<=.)\.[^.]*$/s, "");
};

/** The names in their order, each different: a second `buyer` becomes `buyer 2`. */
export function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let given = name;
    for (let count = 2; taken.has(given); count++) given = `${name} ${count}`;
    taken.add(given);
    return given;
  });
}
