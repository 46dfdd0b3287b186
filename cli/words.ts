/** The words of the human form, in one place. Messages about a scenario itself stand in src/, with what finds them. */

export const about = {
  says: "Write a negotiation down once, in plain text; see where each approach leads and what it hangs on.",
  version: "print the version",
  help: "explain this command",
  start: "\nTo begin:\n  $ parley new my-talks --like contract\n  $ parley run my-talks.yaml\n",
} as const;

export const usage = {
  noCommand: "missing command",
  seeHelp: "`parley --help` lists the commands, `parley COMMAND --help` explains one",
} as const;

export const fault = {
  says: (what: string, place: string) => `a fault of parley itself, not of your file (${what}, at ${place})`,
  note: "please report it with the command and, if you may, the file; `parley --version` names the version",
} as const;

/** What the options that several commands share are for. */
export const options = {
  file: "a scenario file, or - for standard input",
  json: "print one JSON document and nothing else",
  plain: "sentences instead of tables, no colour, for screen readers and logs",
  view: "look through the eyes of one of the file's views",
  set: "hold an assumption at a number (can be given several times)",
} as const;

/** `1 error`, `2 errors`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

export const claims = {
  claim: "claim",
  verdict: "verdict",
  margin: "margin",
  range: "lowest to highest",
  turned: "turned alone by",
  source: "source",
  nothing: "no assumption alone",
  more: (number: number) => `${number} more`,
  comparesParties: "compares points of different parties, which this file does not put on one scale",
  legend:
    "The margin says by how much a claim is true (+) or false (-) at the central values (pp: percentage points); " +
    "lowest to highest: when each assumption alone goes to the ends of its range; turned alone by: the assumptions " +
    "that alone, at the value in brackets, turn the verdict into its opposite.",
  total: (number: number) => count(number, "claim"),
} as const;

/** `a, b and c`. */
export function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}
