import type { Problem } from "./problem.ts";
import { entriesOf, get, type Node } from "./tree.ts";

/** A problem that still knows what it is about, so that what follows from another one can be left out. */
export interface Told extends Problem {
  readonly about?: About;
}

export interface About {
  /** A party that was looked for, or the section in which a name was. */
  readonly kind: "party" | "trust" | "moves" | "values";
  readonly name: string;
}

/**
 * The problems in the order of the file without those whose cause is told by another one: a party that is not there is
 * told at its first place, and where a section has a key that names no party, nothing is told to be missing in that
 * section, since most likely it stands under that key.
 */
export const causes = (problems: readonly Told[], root: Node): readonly Problem[] => {
  const told = new Set<string>();
  const strange = new Set<string>(
    ["trust", "moves", "values"].filter((section) => hasStranger(root, section)),
  );
  const isCause = ({ code, message, span, about }: Told): boolean => {
    if (about !== undefined && strange.has(about.kind)) return false;
    const place = `${span.start} ${span.end}`;
    const key = about?.kind === "party" ? `party ${about.name}` : `${place} ${code} ${message}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  };
  return problems
    .toSorted((a, b) => a.span.start - b.span.start)
    .filter(isCause)
    .map(({ about: _, ...problem }) => problem);
};

/** Whether a section has a key in which no party is named where one should be. */
const hasStranger = (root: Node, section: string): boolean => {
  const keys = (name: string): readonly string[] => entriesOf(get(root, name)).map(({ key }) => key.text);
  const parties = new Set(keys("parties"));
  return !keys(section).every((key) => {
    if (section !== "trust") return parties.has(key) || parties.has(key.split("/")[0]);
    const parts = key.split(" in ");
    return parts.some(
      (_, cut) => parties.has(parts.slice(0, cut).join(" in ")) && parties.has(parts.slice(cut).join(" in ")),
    );
  });
};
