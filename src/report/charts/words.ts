import { listed } from "../../lenses/sentence.ts";

/** Every word that stands in or under a chart. */
export const charts = {
  lasting: "lasting deal",
  broken: "broken deal",
  talking: "still talking",
  round: "round",
  start: "start",
  approach: "approach",
  probability: "probability",
  lowest: "lowest",
  highest: "highest",
  lowestBy: "lowest with",
  highestBy: "highest with",
  by: (assumption: string, at: string) => `${assumption} (${at})`,
  between: (value: string, low: string, high: string) => `${value} (${low} to ${high})`,
  noNumber: "no number",

  course: {
    title: "How the talks end, round by round",
    ends: (approach: string, outcome: string, share: string) =>
      `${approach} ends most often in ${outcome} (${share})`,
    description: (ends: readonly string[], rounds: number) => `After ${rounds} rounds, ${listed(ends)}.`,
    thinned: (step: number) => `One round in ${step} is shown.`,
  },

  trust: {
    title: "Trust, round by round",
    axis: "trust",
    relation: "who trusts whom",
    moves: (relation: string, approach: string, from: string, to: string, round: number) =>
      `Trust of ${relation} moves most under ${approach}: from ${from} to ${to} by round ${round}.`,
    still: (relation: string) => `Trust of ${relation} hardly moves.`,
    until: "Each line goes on as long as at least one in twenty talks does.",
  },

  ranking: {
    title: (by: string, least: boolean) => `The approaches by ${by}, ${least ? "least" : "most"} first`,
    place: "place",
    reason: "why there is no number",
    first: (approach: string, by: string, figure: string) => `${approach} comes first: ${by} is ${figure}.`,
    next: (approaches: readonly string[]) => `Then ${listed(approaches)}.`,
    follower: (approach: string, figure: string) => `${approach} with ${figure}`,
    none: (by: string) => `${by} has no number under any approach.`,
    bars: "Bars reach from the lowest to the highest that one assumption alone makes of it.",
  },

  shares: {
    title: "How the claims fare over all plausible combinations",
    claim: "claim",
    verdict: "verdict",
    holds: "holds",
    neither: "no difference",
    fails: "fails",
    interval: ["holds at least", "holds at most"],
    count: (counts: readonly string[], claims: number) =>
      `Verdicts on ${claims} ${claims === 1 ? "claim" : "claims"}: ${listed(counts)}.`,
    counted: (number: number, verdict: string) => `${verdict} ${number}`,
    line: "The line at the end of each dark part is the 95 % interval of the share in which the claim holds.",
  },

  levers: {
    title: (on: string, from: string, to: string) => `${on}: what each lever brings, from ${from} to ${to}`,
    lever: "lever",
    moved: (name: string, from: string, to: string) => `${name}: ${from} to ${to}`,
    part: "its part",
    turns: "where its sign turns",
    turn: (assumption: string, side: "above" | "below", at: string) => `${assumption} ${side} ${at}`,
    turning: (turns: readonly string[]) => `sign turns with ${listed(turns)}`,
    more: (number: number) => `${number} more`,
    whole: (from: string, before: string, to: string, after: string, on: string) =>
      `${on} is ${before} under ${from} and ${after} under ${to}.`,
    most: (lever: string, part: string) => `${lever} brings most of it: ${part}.`,
    against: (lever: string, part: string) => `${lever} works against it: ${part}.`,
  },

  crux: {
    title: (on: string, first: string, second: string) => `${on}: what ${first} and ${second} disagree about`,
    assumption: "assumption",
    moved: (assumption: string, from: string, to: string) => `${assumption}: ${from} to ${to}`,
    part: "its part",
    low: "at least",
    high: "at most",
    whole: (first: string, before: string, second: string, after: string, on: string) =>
      `${on} is ${before} under ${first} and ${after} under ${second}.`,
    most: (assumption: string, part: string) => `${assumption} parts them most: ${part}.`,
    rest: (number: number) =>
      `${number} more ${number === 1 ? "assumption does" : "assumptions do"} next to nothing and ${number === 1 ? "stands" : "stand"} in the table alone.`,
  },
} as const;
