import type { Domain, Party } from "./domain.ts";
import { type FileProblem, Notebook, type Source, type Tell } from "./problem.ts";

export interface Imported {
  /** Null when there is an error among the problems. */
  readonly domain: Domain | null;
  /** File by file, in the order of each file. */
  readonly problems: readonly FileProblem[];
}

/** The parties of all profiles, each under a name of its own; null when one of them cannot be read, which is told. */
export function partiesOf(
  profiles: readonly Source[],
  read: (profile: Source, tell: Tell) => Party | null,
): { readonly parties: readonly Party[] | null; readonly problems: readonly FileProblem[] } {
  const problems: FileProblem[] = [];
  const parties: Party[] = [];
  for (const profile of profiles) {
    const notebook = new Notebook(profile.file);
    const party = read(profile, notebook.tell);
    if (party !== null && !notebook.failed) parties.push(party);
    problems.push(...notebook.problems);
  }
  if (parties.length < profiles.length) return { parties: null, problems };
  const names = distinct(parties.map(({ name }) => name));
  return { parties: parties.map((party, at) => ({ ...party, name: names[at] })), problems };
}

/** The name of a file without its folder and its ending. */
export const stemOf = (file: string): string => {
  const name = file.replace(/^.*[/\\]/s, "");
  return name.replace(/(?<=.)\.[^.]*$/s, "");
};

/** The folder that a file is named with; null where its name has none. */
export const folderOf = (file: string): string | null => {
  const folder = /([^/\\]+)[/\\][^/\\]*$/.exec(file)?.[1];
  return folder === undefined || folder === "." || folder === ".." ? null : folder;
};

/** The names in their order, each different: a second `buyer` becomes `buyer 2`. */
function distinct(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let given = name;
    for (let count = 2; taken.has(given); count++) given = `${name} ${count}`;
    taken.add(given);
    return given;
  });
}
