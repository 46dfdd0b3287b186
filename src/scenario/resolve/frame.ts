import type { Clock, Issue, Outcome, Package, Source } from "../model.ts";
import { entriesOf, get, type Node, type Scalar, scalarsOf, textOf } from "../tree.ts";
import * as words from "../words.ts";
import { type Desk, find, ids, report } from "./desk.ts";
import type { PartyNames } from "./vocabulary.ts";

export const resolveSources = (desk: Desk): readonly Source[] =>
  entriesOf(get(desk.root, "sources")).map(({ key, value }) => ({
    id: key.text,
    fields:
      value.kind === "scalar"
        ? { text: value.text }
        : Object.fromEntries(entriesOf(value).map((field) => [field.key.text, textOf(field.value) ?? ""])),
  }));

/** Who has agreed to a package is a set of bits in the state of the game, and a whole number has 31 that are safe. */
const mostParties = 31;

export const resolvePartyNames = (desk: Desk): readonly PartyNames[] => {
  const parties = entriesOf(get(desk.root, "parties"));
  if (parties.length > mostParties)
    report(desk, words.tooManyParties(parties.length, mostParties), parties[mostParties].key.span);
  return parties.map(({ key, value }) => {
    const given = get(value, "factions");
    const factions = given?.kind === "map" ? given.entries.map((entry) => entry.key) : scalarsOf(given);
    return { id: key.text, factions: factions.map((faction) => faction.text) };
  });
};

const numbers = /^\s*(-?[0-9.]+)\s+to\s+(-?[0-9.]+)(?:\s+in\s+steps\s+of\s+([0-9.]+))?\s*$/;
/** Steps are compared with this slack, since 0.1 has no exact binary form; of many fine steps with this share of them. */
const stepSlack = 1e-9;
const shareSlack = 1e-15;

export const resolveIssues = (desk: Desk): readonly Issue[] =>
  entriesOf(get(desk.root, "issues")).flatMap(({ key, value }): Issue[] => {
    if (value.kind !== "scalar") {
      const options = scalarsOf(value);
      const seen = new Set<string>();
      for (const option of options) {
        if (seen.has(option.text)) report(desk, words.namedTwice("option", option.text), option.span);
        seen.add(option.text);
      }
      if (options.length === 0 && value.kind === "list")
        report(desk, words.emptyList(key.text, "options"), key.span);
      return [{ kind: "options", id: key.text, options: options.map((option) => option.text) }];
    }
    const match = numbers.exec(value.text);
    const [low, high, step] = match ? [Number(match[1]), Number(match[2]), Number(match[3] ?? 1)] : [];
    // What cannot be read stays as an issue without room, so that nothing said about it becomes a further problem.
    const faulty: Issue = { kind: "numeric", id: key.text, low: 0, high: 0, step: 0 };
    if (
      low === undefined ||
      high === undefined ||
      step === undefined ||
      !Number.isFinite(low + high + step)
    ) {
      report(desk, words.invalidNumericIssue(value.text), value.span);
      return [faulty];
    }
    if (low < high && step > 0 && isStep(low, high, step))
      return [{ kind: "numeric", id: key.text, low, high, step }];
    const fault = low < high ? words.stepsDoNotFit(low, high, step) : words.emptyRange(value.text);
    report(desk, fault, value.span);
    return [faulty];
  });

const isStep = (low: number, value: number, step: number): boolean => {
  const steps = (value - low) / step;
  return Math.abs(steps - Math.round(steps)) < Math.max(stepSlack, Math.abs(steps) * shareSlack);
};

export const resolvePackages = (desk: Desk, issues: readonly Issue[]): readonly Package[] => {
  const packages: Package[] = [];
  for (const { key, value } of entriesOf(get(desk.root, "packages"))) {
    if (key.text === "nothing") report(desk, words.reservedName("package", key.text), key.span);
    for (const entry of entriesOf(value)) find(desk, entry.key, "issue", ids(issues));
    const open = issues.filter((issue) => get(value, issue.id) === undefined);
    if (open.length > 0) report(desk, words.issueLeftOpen(key.text, ids(open)), key.span);
    const terms = issues.map((issue) => termOfIssue(desk, issue, get(value, issue.id)));
    const position = packages.length;
    const twin = packages.findIndex((other) => other.terms.every((term, i) => term === terms[i]));
    packages.push({ id: key.text, terms, same: twin < 0 || open.length > 0 ? position : twin });
  }
  return packages;
};

/** An option's position or the number; 0 stands in for what has been reported. */
const termOfIssue = (desk: Desk, issue: Issue, node: Node | undefined): number => {
  if (node?.kind !== "scalar") return 0;
  if (issue.kind === "options")
    return issue.options.length === 0 ? 0 : (find(desk, node, "option", issue.options) ?? 0);
  if (issue.step === 0) return 0;
  const number = node.number;
  if (
    number === null ||
    number < issue.low ||
    number > issue.high ||
    !isStep(issue.low, number, issue.step)
  ) {
    report(desk, words.notAnOption(node.text, issue), node.span);
    return issue.low;
  }
  return number;
};

const reservedOutcomes: readonly string[] = ["no deal", "lasting deal", "broken deal", "rest"];

/** The outcomes in the order of the file; `deal` stands first when the file speaks of agreements without listing it. */
export const resolveOutcomes = (desk: Desk): readonly Outcome[] => {
  const listed = entriesOf(get(desk.root, "outcomes")).map(({ key, value }): Outcome => {
    if (reservedOutcomes.includes(key.text)) report(desk, words.reservedName("outcome", key.text), key.span);
    return { id: key.text, says: textOf(value) ?? "", agreement: key.text === "deal" };
  });
  if (listed.some((outcome) => outcome.agreement) || !speaksOfDeals(desk.root)) return listed;
  return [{ id: "deal", says: "agreement", agreement: true }, ...listed];
};

const speaksOfDeals = (root: Node): boolean =>
  get(root, "packages") !== undefined ||
  entriesOf(get(root, "values")).some(({ value }) => get(value, "deal") !== undefined) ||
  entriesOf(get(root, "moves")).some(({ value }) =>
    entriesOf(value).some((move) => get(move.value, "accepts") !== undefined),
  );

/** `2 weeks` is two of the unit `week`. */
const duration = /^\s*(?:([0-9.]+)\s+)?(\S(?:.*\S)?)\s*$/;

const singular = (unit: string): string => (/[^s]s$/.test(unit) ? unit.slice(0, -1) : unit);

export const resolveClock = (desk: Desk, outcomes: readonly Outcome[]): Clock | null => {
  const section = get(desk.root, "clock");
  if (section === undefined) return null;
  const round = get(section, "round");
  const { unit, length } = resolveRound(desk, round?.kind === "scalar" ? round : null);
  const end = get(section, "at the end");
  const key = entriesOf(desk.root).find((entry) => entry.key.text === "clock")?.key;
  if (end === undefined && key !== undefined) report(desk, words.missingAtTheEnd(ids(outcomes)), key.span);
  const outcome = end?.kind === "scalar" ? find(desk, end, "outcome", ids(outcomes)) : null;
  if (outcome !== null && outcomes[outcome].agreement && end !== undefined)
    report(desk, words.dealWithoutPackage("at the end of the clock"), end.span);
  return {
    unit,
    length,
    rounds: numberAt(section, "rounds") ?? 1,
    end: outcome ?? 0,
    deadline: deadlineOf(get(section, "deadline")) ?? Number.POSITIVE_INFINITY,
  };
};

const resolveRound = (desk: Desk, scalar: Scalar | null): Pick<Clock, "unit" | "length"> => {
  if (scalar === null) return { unit: "round", length: 1 };
  if (scalar.number !== null && scalar.number > 0) return { unit: "round", length: scalar.number };
  const match = duration.exec(scalar.text);
  const length = Number(match?.[1] ?? 1);
  if (
    match === null ||
    scalar.number !== null ||
    !(length > 0) ||
    !Number.isFinite(length) ||
    /[0-9]/.test(match[2])
  ) {
    report(desk, words.invalidRound(scalar.text), scalar.span);
    return { unit: "", length: 1 };
  }
  return { unit: singular(match[2]), length };
};

/** A round, or `Infinity` for `never`; null when nothing is written. */
export const deadlineOf = (node: Node | undefined): number | null => {
  if (node?.kind !== "scalar") return null;
  return node.text === "never" ? Number.POSITIVE_INFINITY : node.number;
};

export const numberAt = (node: Node | undefined, key: string): number | null => {
  const value = get(node, key);
  return value?.kind === "scalar" ? value.number : null;
};

/** An unreadable clock has no unit, and every unit passes. */
export const isUnit = (clock: Clock | null, unit: string): boolean =>
  clock !== null && (clock.unit === "" || singular(unit) === clock.unit);
