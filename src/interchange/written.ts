import { error, note, type Source, show, type Words, warning } from "./problem.ts";

/** What a format can hold of a domain. */
export interface Written {
  /** The domain first, then a file for each party; none when there is an error among the losses. */
  readonly files: readonly Source[];
  /** What the files say otherwise than the domain, or cannot say. */
  readonly losses: readonly Words[];
}

/** Longest name of a file without its ending; file systems take twice as much. */
const longest = 100;

/** Names that are safe as names of files and differ even where a file system does not tell capitals apart. */
export function fileNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = [...name.replace(/[^\p{L}\p{N} ._()+-]/gu, "_")].slice(0, longest).join("");
    const plain = safe.replace(/^[. ]+|[. ]+$/g, "") || "unnamed";
    let given = plain;
    for (let count = 2; taken.has(given.toLowerCase()); count++) given = `${plain} ${count}`;
    taken.add(given.toLowerCase());
    return given;
  });
}

export const everybody = (atLeast: number, parties: number): Words =>
  warning(
    "passing-left-out",
    `the rule by which ${atLeast} of ${parties} parties are enough is left out`,
    "the format knows no such rule: everybody must accept",
  );

export const renamed = (name: string, file: string): Words =>
  note(
    "renamed-file",
    `"${show(name)}" is written to "${file}"`,
    "GENIUS knows it by the name of its file, which cannot hold every sign",
  );

export const scaled = (party: string, factor: string, why: string): Words =>
  note(
    "scaled-points",
    `the points of "${show(party)}" are ${show(factor)} times those of the domain`,
    `${why}; the preferences are the same`,
  );

export const reservationZero = (party: string, binding: boolean): Words =>
  (binding ? warning : note)(
    "reservation-zero",
    `"${show(party)}" has no reservation value, which GENIUS takes for 0`,
    binding
      ? "some of its packages are worth less than that"
      : "none of its packages is worth less than that",
  );

export const discountedToo = (party: string): Words =>
  warning(
    "reservation-discounted",
    `GENIUS discounts the reservation value of "${show(party)}" too, which the domain does not`,
  );

export const uncut = (party: string, most: string, highest: string): Words =>
  warning(
    "points-uncut",
    `the points of "${show(party)}" reach ${show(highest)} and are not cut at ${show(most)}`,
    "the format has no cut; packages that are worth as much as each other there may differ here",
  );

export const namesOnly = (issue: string): Words =>
  note(
    "numbers-as-names",
    `the numbers of issue "${show(issue)}" are written as a list of values`,
    "the format has no such steps, or no such values of them",
  );

export const tooManyValues = (issue: string, limit: number): Words =>
  error(
    "too-many-values",
    `unsupported issue "${show(issue)}": it has more than ${limit} values to be listed`,
  );

export const notDecimal = (party: string, what: string): Words =>
  error(
    "not-decimal",
    `unsupported number of "${show(party)}": ${show(what)} is no decimal`,
    "the format writes decimals only, and a rounded number would be another one",
  );

export const unsupportedValue = (party: string, issue: string): Words =>
  error(
    "unsupported-value",
    `unsupported values of issue "${show(issue)}" for "${show(party)}"`,
    "the format has no such function of a number",
  );

export const unsupportedRectangles = (party: string): Words =>
  error("unsupported-rectangles", `unsupported rectangles of "${show(party)}"`, "write them as GENIUS XML");

export const boundOnNames = (party: string, issue: string): Words =>
  error(
    "bound-on-names",
    `unsupported bound of "${show(party)}" on issue "${show(issue)}"`,
    "GENIUS bounds whole numbers in steps of 1",
  );

export const unwritableName = (name: string): Words =>
  error(
    "unwritable-name",
    `invalid name "${show(name)}": XML has no way to write one of its signs`,
    "rename it without control characters",
  );

/** Nothing is written where something cannot be; what is lost in many places is told once. */
export function written(files: readonly Source[], losses: readonly Words[]): Written {
  const told = [...new Map(losses.map((loss) => [loss.message, loss])).values()];
  return { files: told.some(({ severity }) => severity === "error") ? [] : files, losses: told };
}
