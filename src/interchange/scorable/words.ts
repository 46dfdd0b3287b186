import { error, note, show, type Words, warning } from "../problem.ts";

/** Every sentence that reading a scorable game can say. */

export const wrongLine = (parts: number): Words =>
  error(
    "wrong-line",
    `invalid line: ${parts} ${parts === 1 ? "part" : "parts"}, 3 to 5 are wanted`,
    "write the name, the file of scores and the role with commas between them: Mayor,mayor,player",
  );

export const emptyCell = (what: string): Words =>
  error("missing-key", `missing ${what}`, "a line gives a name, a file of scores and a role");

export const secondName = (name: string): Words =>
  error(
    "duplicate-party",
    `invalid name: a second party is called "${show(name)}"`,
    "give each its own name",
  );

export const secondUse = (sheet: string): Words =>
  error(
    "duplicate-sheet",
    `invalid file of scores: a second line names "${show(sheet)}"`,
    "each party has a file of its own",
  );

export const tooFewPlayers = (found: number): Words =>
  error("too-few-parties", `missing parties: ${found} of at least 2`, "write a line for each");

export const unknownRole = (role: string): Words =>
  warning(
    "unknown-role",
    `unknown role "${show(role)}"`,
    "known are p1 and p2, who have a veto, player and target; it is read as a player",
  );

export const wrongRoleCount = (role: string, found: number): Words =>
  warning(
    "veto-role",
    `${found === 0 ? "missing" : "invalid"} role ${role}: ${found} ${found === 1 ? "line has" : "lines have"} it`,
    "one is wanted; whoever is p1 or p2 has a veto, and nobody else",
  );

export const ignoredBonus = (name: string): Words =>
  note(
    "ignored-bonus",
    `what "${show(name)}" gets on top when everybody agrees is left out`,
    "the benchmark promises p1 10 points for that, which stand in no file",
  );

export const ignoredIncentive = (name: string, incentive: string): Words =>
  warning(
    "ignored-incentive",
    `the incentive "${show(incentive)}" of "${show(name)}" is ignored`,
    "its threshold counts, although the benchmark tells such a player that no deal is worth more to it",
  );

export const missingSheet = (sheet: string): Words =>
  error(
    "missing-sheet",
    `missing file of scores "${show(sheet)}"`,
    `give it beside the others: scores_files/${show(sheet)}.txt`,
  );

export const secondSheet = (sheet: string): Words =>
  error(
    "second-sheet",
    `invalid files: a second one is called "${show(sheet)}"`,
    "give the files of one game",
  );

export const unusedFile = (name: string): Words =>
  warning("unused-file", `unknown party: no line of the game names "${show(name)}"`, "the file is ignored");

export const secondConfig = (): Words =>
  error("second-domain", "invalid file of scores: this is a second game", "give the files of one game");

export const withoutConfig = (): Words =>
  warning(
    "missing-config",
    "missing config.txt, so nobody is known to have a veto",
    "give it beside the scores to have the parties named, and to see what passes without everybody",
  );

export const noScores = (): Words =>
  error(
    "no-scores",
    "missing scores: a file of scores has two lines at least",
    "write a line of scores for each issue, one for each option, and the threshold in the last line",
  );

export const noThreshold = (found: number): Words =>
  error(
    "missing-threshold",
    `missing threshold: the last line has ${found} numbers`,
    "the last line is the one number that a deal must reach",
  );

export const invalidScore = (text: string): Words =>
  error(
    "invalid-number",
    text === "" ? "missing number beside a comma" : `invalid number "${show(text)}"`,
    "write decimals with commas between them: 14, 8, 0",
  );

export const tooManyIssues = (most: number): Words =>
  error("too-many-issues", `unsupported scores: more than ${most} issues`, "issues are named A to Z");

export const otherCount = (issues: number, here: number, there: string): Words =>
  error(
    "wrong-count",
    `invalid scores: ${count(here, "issue")}, where "${show(there)}" has ${issues}`,
    "every file has a line for each issue, in the same order",
  );

export const otherOptions = (issue: string, options: number, here: number, there: string): Words =>
  error(
    "wrong-count",
    `invalid scores of issue ${issue}: ${count(here, "option")}, where "${show(there)}" has ${options}`,
    "every file has a score for each option, in the same order",
  );

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? "" : "s"}`;
