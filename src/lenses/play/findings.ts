import type { Model } from "../../scenario/model.ts";
import { rounded } from "../digits.ts";
import { listed, plainNumber, rowName, withSpread } from "../sentence.ts";
import type { Mover, Spread } from "../spread.ts";
import type { Dominant } from "./dominance.ts";
import type { ApproachValue, CourseStep, RankingValue } from "./value.ts";

/** Signed and lasting are told apart in words from here on. */
const apart = 0.1;

/** What one approach leads to: its likeliest course, and what of the signed deals lasts; no number of a table alone. */
export function approachFindings(
  model: Model,
  value: ApproachValue,
  /** Index of the outcome in which its likeliest course ends. */
  end: number,
): readonly string[] {
  const sentences = [`${likeliestCourse(model, value, end)}${howLasting(value)}.`];
  for (const { text, value: number, reason } of value.asks.slice(0, 1)) {
    if (number === null) sentences.push(`${text} has no value: ${reason}.`);
  }
  if (value.refined?.warns) {
    const { outcome, by } = value.refined.most;
    const way = by > 0 ? "rises" : "falls";
    const much = rounded(Math.abs(by), 3);
    sentences.push(
      `At half the round ${endName(model, outcome)} ${way} by ${much}: how long a round is, is part of the answer.`,
    );
  }
  return sentences;
}

/** More stretches of a course than these make a list, not a sentence: the first and the last are told. */
const mostStretches = 4;

function likeliestCourse(
  model: Model,
  { course, courseProbability }: ApproachValue,
  outcome: number,
): string {
  const told = stretches(course);
  const shown = told.length > mostStretches ? [...told.slice(0, 2), "…", ...told.slice(-1)] : told;
  const { id, agreement } = model.outcomes[outcome];
  const ends = agreement ? ["a deal is signed"] : course.at(-1)?.what === id ? [] : [id];
  const probability = Number(courseProbability.toPrecision(2));
  return `Likeliest single course (${probability}): ${[...shown, ...ends].join("; ")}`;
}

/** Each thing that is done once, or round after round, with its rounds; a move with its package is one thing. */
function stretches(course: readonly CourseStep[]): readonly string[] {
  const found: { who: string; what: string; from: number; to: number }[] = [];
  for (const [at, { who, what, round }] of course.entries()) {
    const next = course[at + 1];
    if (next?.who === who && next.round === round && next.what.startsWith(`${what} `)) continue;
    const last = found.at(-1);
    if (last !== undefined && last.who === who && last.what === what) last.to = round;
    else found.push({ who, what, from: round, to: round });
  }
  return found.map(({ who, what, from, to }) =>
    from === to ? `${who} ${what} (round ${from})` : `${who} ${what} (rounds ${from} to ${to})`,
  );
}

/** Said where signed and lasting part. */
function howLasting({ lasting, signed, spread }: ApproachValue): string {
  if (lasting === null || signed - lasting < apart) return "";
  return `. Of ${withSpread(signed, spread.signed)} signed, ${withSpread(lasting, spread.lasting)} lasts`;
}

/** Keys of ends as a reader says them. */
function endName(model: Model, key: string): string {
  if (key === "deal.kept") return "a lasting deal";
  if (key === "deal.broken") return "a broken deal";
  const outcome = model.outcomes.find(({ id }) => id === key);
  return outcome?.agreement ? "a signed deal" : key;
}

/** How the first two approaches stand to each other. */
export interface Lead {
  readonly first: string;
  readonly second: string;
  /** What is compared; `least` when the smaller one leads. */
  readonly text: string;
  readonly least: boolean;
  /** How far the first is ahead, so that it is positive whichever way the order goes. */
  readonly ahead: number;
  readonly spread: Spread | null;
  readonly tied: boolean;
  /** Single assumptions that put the second before the first, and how far; the strongest first. */
  readonly turns: readonly { readonly by: Mover; readonly behind: number }[];
}

/** A party that would choose otherwise than the ranking does. */
export interface OwnChoice {
  readonly row: string;
  readonly approach: string;
  readonly points: number;
  readonly spread: Spread | null;
  /** What the approach that leads the ranking is worth to it. */
  readonly instead: number;
  readonly insteadSpread: Spread | null;
}

/** All approaches beside each other, in plain sentences. */
export function rankingFindings(
  model: Model,
  { dominant }: RankingValue,
  lead: Lead | null,
  choices: readonly OwnChoice[],
): readonly string[] {
  return [
    ...(lead === null ? [] : [leads(lead)]),
    ...choices.map((choice) => chooses(model, lead!.first, choice)),
    ...weights(model, dominant),
  ];
}

function leads({ first, second, text, least, ahead, spread, tied, turns }: Lead): string {
  const decimals = spread?.decimals ?? 2;
  const order = tied
    ? `Between ${first} and ${second} there is no difference in ${text} that matters`
    : `${first} comes before ${second} in ${text}${least ? ", where less is better," : ""} by ${withSpread(ahead, spread)}`;
  const turning = turns
    .slice(0, 3)
    .map(({ by, behind }) => `"${by.assumption}" at ${plainNumber(by.at)} (by ${rounded(behind, decimals)})`);
  const more = turns.length > 3 ? [`${turns.length - 3} more`] : [];
  if (tied) {
    return `${order}${turns.length === 0 ? "" : `; ${second} comes first with ${either([...turning, ...more])}`}.`;
  }
  if (turns.length === 0) return `${order}; no assumption alone turns that.`;
  return `${order}; alone, this turns the order: ${either([...turning, ...more])}.`;
}

/** `a`, `a or b`, `a, b or c`. */
const either = (items: readonly string[]): string =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} or ${items[items.length - 1]}`;

function chooses(model: Model, leading: string, choice: OwnChoice): string {
  const { row, approach, points, spread, instead, insteadSpread } = choice;
  const own = withSpread(points, spread);
  const other = withSpread(instead, insteadSpread);
  return `${rowName(model, row)} itself would choose ${approach}: ${own} points by its own trust, against ${other} under ${leading}.`;
}

/** What outweighs everything on the table, all parties in one sentence. */
function weights(model: Model, dominant: readonly Dominant[]): readonly string[] {
  const whole = (value: number): string => rounded(value, 0);
  const said = (worse: boolean): readonly string[] => {
    const parts = dominant
      .filter(({ points, packages }) => points < packages.least === worse)
      .map(
        ({ row, outcome, points, packages }) =>
          `to ${rowName(model, row)}, ${outcome} (${whole(points)}, against ${whole(packages.least)} to ${whole(packages.most)})`,
      );
    if (parts.length === 0) return [];
    return [
      `${worse ? "Worse" : "Better"} than anything a package can bring, kept or broken: ${listed(parts)}.`,
    ];
  };
  return [...said(true), ...said(false)];
}
