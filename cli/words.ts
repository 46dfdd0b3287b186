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
  path: "scenario files, folders to look through, or - for standard input",
  json: "print one JSON document and nothing else",
  plain: "sentences instead of tables, no colour, for screen readers and logs",
  approach: "only this approach (can be given several times)",
  explained: "the approach whose course is told; required where the file has several",
  versus: "a second approach, to see where the two part",
  suppose: "suppose a move, e.g. 'iran holds at round 3' (can be given several times)",
  lens: "only this lens: play, points or agreement (can be given several times)",
  from: "start in the middle, e.g. 'round 4, forces = back'",
  refine: "also state the results at half the round",
  view: "look through the eyes of one of the file's views",
  set: "hold an assumption at a number (can be given several times)",
  points: "how many combinations of assumptions are tried",
  seed: "which sample of them: another seed, another sample",
  threads: "how many threads evaluate; the answer is the same to the byte",
  widen: "repeat with every range so many times as wide, e.g. 2, and mark what changes",
  indices: "also Sobol's first-order and total indices, for experts; takes longer",
  domain:
    "a scenario, or a domain with a profile for each party (GENIUS XML, GeniusWeb, NegMAS, NegoLog, scorable game)",
  csv: "write every package with its points as a table",
  evaluation: "what the numbers of GENIUS profiles mean: as GENIUS reads them, or as they stand",
  scenario: "write the domain as a scenario to go on from",
  page: "the page to write, .html; a page that Parley wrote before is replaced",
  claims: "also tell what `parley claims` tells, from the same computation",
  out: "the table to write, .csv or .parquet; when interrupted, the same command goes on",
  where: "also tell the regions of assumptions in which each claim fails",
  quick: "at the central values alone, with each assumption moved by itself",
  start: "the approach to start from, perhaps changed: 'A with lever = setting'",
  to: "the approach to go to",
  moved: "the number to look at, e.g. 'P(deal)' (can be given several times)",
  on: "the number to look at, e.g. 'P(deal)', or the id of a claim (can be given several times)",
  views: "a view; give two",
  chooser: "the party that chooses, or one of its factions: us/maximalists",
} as const;

/** Remarks on files. */
export const remarks = {
  fine: "no problems",
  stopped: (tally: string) => `${tally}; nothing was computed`,
  warned: (tally: string, file: string) => `${tally}: see \`parley check ${file}\``,
  versusWhat: (name: string) => `missing --approach beside --versus "${name}"`,
  versusNote: "name the approach that it is compared with: --approach NAME",
  noClaims: "This file makes no claims. Write one under `claims:` with `says:` and `holds:`.",
} as const;

/** What every answer begins and ends with. */
export const frame = {
  reading: "Whose reading this is",
  noReading: "The file does not say (`reading:`).",
  assumptions: (number: number, reasoned: number, sourced: number) =>
    number === 0
      ? "No number of the file has a range: every figure below is taken as certain."
      : `${count(number, "assumption")} with a range; ${reasoned} with a reason, ${sourced} with a source.`,
  view: (name: string) => `Seen through the view: ${name}.`,
  held: (name: string, value: string) => `${name} = ${value}`,
  outside: (held: string, low: string, high: string) => `${held} (outside its range ${low}..${high})`,
  refine: "The results are also computed at half the round.",
  widened: (times: string) => `Every range is ${times} times as wide as the file has it.`,
  helds: (parts: readonly string[]) => `Held by hand: ${list(parts)}.`,
  from: (state: string) => `The talks start in the middle: ${state}.`,
  supposed: (move: string) => `Supposed: ${move}.`,
  exact: (tolerance: number) => (tolerance === 0 ? "exact" : `exact to ${tolerance}`),
  estimated: (tolerance: number) =>
    `each evaluation exact to ${tolerance}, what is drawn from a sample with its interval beside it`,
} as const;

/** `1 error`, `2 errors`. */
export const count = (number: number, one: string, many = `${one}s`): string =>
  `${number} ${number === 1 ? one : many}`;

export const claims = {
  claim: "claim",
  verdict: "verdict",
  share: "holds in",
  margin: "margin",
  range: "lowest to highest",
  turned: (movers: string) => `turned alone by ${movers}`,
  source: "source",
  unturned: "turned by no assumption alone",
  unmoved: "moved by no assumption alone",
  farthest: (mover: string) => `farthest from no difference with ${mover}`,
  multiples: "the margin counts in multiples of what matters, since its parts count in different units",
  closest: (mover: string) => `turned by no assumption alone; closest with ${mover}`,
  matters: (thresholds: string) => `A margin smaller than this is no difference: ${thresholds}.`,
  threshold: (matters: string, unit: string) =>
    unit === "probability" || unit === ""
      ? `${matters} of a ${unit === "" ? "plain ratio" : unit}`
      : `${matters} ${unit}`,
  ownMatters: (matters: string) => `a margin smaller than ${matters} is no difference here`,
  more: (number: number) => `${number} more`,
  comparesParties: "compares points of different parties, which this file does not put on one scale",
  legend:
    "The margin says by how much a claim is true (+) or false (-) at the central values; " +
    "lowest to highest: when each assumption alone goes to the ends of its range.",
  quickLegend:
    "Turned alone by: the assumptions that alone, at the value in brackets, turn the verdict into its opposite.",
  total: (number: number) => count(number, "claim"),
  plausible: "of the combinations of assumptions that this file calls plausible",
  shares: (parts: readonly string[]) => `${parts.join(", ")} ${claims.plausible}`,
  noShares: () => `without a number in all ${claims.plausible}`,
  part: (verdict: string, share: string) => `${verdict} in ${share}`,
  central: (verdict: string) =>
    `at the central values it ${verdict === "no difference" ? "makes no difference" : verdict}`,
  failed: (number: number, reason: string) => `${count(number, "combination")} without a number: ${reason}`,
  hangs: (hinges: string) => `hangs on ${hinges}`,
  hinge: (name: string, effect: string) => `${name} ${effect}`,
  tied: (hinges: string) => `${hinges} (tied)`,
  notShown: "hangs on nothing that this sample tells apart from the rest",
  turns: (turns: string) => `turns alone with ${turns}`,
  turnsNot: "no assumption alone turns it inside its range",
  overturned: (moves: string, distance: string) =>
    `smallest change found that overturns it: ${moves}; ${distance} of a range in all`,
  move: (name: string, from: string, to: string) => `${name} ${from} to ${to}`,
  notOverturned: "no joint change inside the ranges was found that overturns it",
  plausibleLegend:
    "Holds in: the share of the combinations of assumptions that this file calls plausible in which a claim is true by " +
    "more than what matters; it is no probability of truth. From 95 % on a claim holds, from 75 % on it mostly holds; " +
    "likewise for fails and no difference; in between it hangs. In brackets: 95 % intervals. Hangs on: the part of the " +
    "variance of the margin that is each assumption's (Shapley effect); tied: not told apart. Ranges of a change are added " +
    "up as distances are.",
  region: (limits: string, density: string, coverage: string, base: string | null) =>
    `fails in ${density} %${base === null ? "" : ` (in all ${base} %)`} where ${limits}; that is ${coverage} % of its failures`,
  limit: (name: string, low: string | null, high: string | null) =>
    low === null
      ? `${name} is at most ${high}`
      : high === null
        ? `${name} is at least ${low}`
        : `${name} lies in ${low}..${high}`,
  noRegion: "no region of few assumptions holds its failures: they lie everywhere alike",
  notSeparated: "no single region tells its failures from the rest",
  widenedVerdict: (times: string, verdict: string, share: string, changes: boolean) =>
    `ranges ${times} times as wide: ${verdict}${changes ? " (CHANGES)" : ""}, holds in ${share}`,
  widenedTop: (name: string, changes: boolean) =>
    changes ? `; hangs first on ${name} (CHANGES)` : `; still hangs first on ${name}`,
} as const;

/** Where an assumption turns something. */
export const turns = {
  above: "above",
  below: "below",
  turn: (name: string, side: string, at: string, now: string) => `${name} ${side} ${at} (now ${now})`,
  more: (number: number) => `${number} more`,
} as const;

export const levers = {
  title: (on: string, from: string, to: string) => `${on}: what each lever brings, from ${from} to ${to}`,
  whole: (before: string, after: string, moved: string, between: string) =>
    `${before} becomes ${after}: ${moved}${between === "" ? "" : ` (${between})`}.`,
  lever: "lever",
  part: "its part",
  range: "lowest to highest",
  alone: "moved alone",
  last: "moved last",
  moved: (name: string, from: string, to: string) => `${name}: ${from} to ${to}`,
  turns: (turns: string) => `its sign turns with ${turns}`,
  turnsNot: "no assumption alone turns its sign inside its range",
  channels: "each way in which it acts, with the others switched off:",
  channel: (name: string, through: string, effect: string) => `${name}, by ${through}: ${effect}`,
  together: "Two levers together, beyond what each brings:",
  pair: (a: string, b: string, value: string) => `${a} and ${b}: ${value}`,
  legend: (matters: string) =>
    "Its part: what a lever adds, averaged over all orders in which the levers may be moved (Shapley value), so that the " +
    "parts sum to the whole. Lowest to highest: when each assumption alone goes to the ends of its range. Ways: the lever " +
    `moved from where the first approach stands, acting in one way only. A difference below ${matters} is none.`,
} as const;

export const crux = {
  title: (on: string, first: string, second: string) => `${on}: what ${first} and ${second} disagree about`,
  numbers: (before: string, first: string, after: string, second: string, moved: string) =>
    `${before} under ${first}, ${after} under ${second}: ${moved}.`,
  assumption: "assumption",
  part: "its part",
  interval: "95 % interval",
  between: (low: string, high: string) => `${low} to ${high}`,
  rest: (number: number) =>
    `${number} more on which they differ ${number === 1 ? "does" : "do"} next to nothing here; what they share is left out.`,
  howMany: (number: number) => `invalid number of views ${number}: a crux lies between two`,
  two: "write --view A --view B",
} as const;

export const learn = {
  title: (who: string) => `What ${who} would gain by learning something before it chooses`,
  without: (who: string, best: string) => `Without learning more, ${who} would choose ${best}.`,
  approach: "approach",
  mean: "points, on the average",
  assumption: "learning first",
  everything: "everything",
  gain: "gain in points",
  interval: "95 % interval",
  between: (low: string, high: string) => `${low} to ${high}`,
  rest: (number: number) =>
    `${count(number, "assumption")} more: nothing is gained by learning one of them first.`,
  nothing: "No single assumption would change the choice: learning one of them first gains nothing.",
  failed: (failures: number, points: number) =>
    `${failures} of ${points} combinations are without a number and left out.`,
  legend:
    "The gain is what a choice made with the knowledge brings over the same choice made without it, on the average over " +
    "all that is plausible, in the party's own points and by its own trust. Where the interval reaches 0 nothing is shown " +
    "to be worth learning.",
} as const;

export const sure = {
  title: (on: string) => `${on}: how sure one can be`,
  none: "It has no number in any of the combinations that were tried.",
  central: (value: string) => `at the central values ${value}`,
  spread: (low: string, lower: string, middle: string, upper: string, high: string) =>
    `half of the plausible combinations give ${lower} to ${upper}, nine in ten ${low} to ${high}; in the middle ${middle}`,
  ends: (least: string, most: string, mean: string) =>
    `lowest ${least}, highest ${most}, on the average ${mean}`,
  failed: (failures: number, points: number, reason: string) =>
    `${failures} of ${points} combinations without a number: ${reason}`,
  fixed: "It hardly varies, so that it hangs on nothing.",
  assumption: "what it hangs on",
  effect: "part of its variance",
  first: "alone",
  total: "with all others",
  tied: (name: string) => `${name} (tied)`,
  interval: (value: string, low: string, high: string) => `${value} % (${low} to ${high})`,
  rest: (number: number) =>
    `${count(number, "assumption")} more, each with no larger part. Tied: not told apart from the one above.`,
  noIndices: (reason: string) => `No indices: ${reason}.`,
} as const;

export const sweep = {
  howMany: "missing --points: how many combinations of assumptions shall be tried?",
  say: "write --points 1024; a power of two spreads them most evenly",
  done: (file: string, points: number, columns: number, resumed: number) =>
    `Wrote ${file}: ${count(points, "point")}, ${count(columns, "column")}` +
    `${resumed === 0 ? "" : `; ${resumed} of them were there from before`}.`,
} as const;

export const report = {
  noPage: (file: string) => `invalid name "${file}": a report is a page`,
  nameIt: "give it a name that ends in .html",
  taken: (file: string) => `invalid name "${file}": there is a file that Parley did not write`,
  another: "choose another name, or move the file away; only a report is ever written over",
  claimsInJson: "invalid --claims beside --json: a document says one thing",
  askApart: "ask for the claims with `parley claims FILE --json`",
  done: (file: string, bytes: number) =>
    `Wrote ${file} (${Math.ceil(bytes / 1000)} kB): open it in a browser, or send it; it needs nothing else.`,
} as const;

/** `a, b and c`. */
export function list(parts: readonly string[]): string {
  if (parts.length < 2) return parts.join("");
  return `${parts.slice(0, -1).join(", ")} and ${parts[parts.length - 1]}`;
}

export const brief = {
  ranking: (by: string, least: boolean) =>
    `Which approach comes first: ${by}, ${least ? "least" : "most"} first`,
  place: "",
  approach: "approach",
  value: "at the central values",
  lowest: "lowest, and what alone does it",
  highest: "highest, and what alone does it",
  more: (number: number) => `${number} more`,
  noTurn: "No assumption alone puts another approach first.",
  turns: (parts: readonly string[]) => `Alone, this puts another approach first: ${parts.join("; ")}.`,
  turn: (assumption: string, at: string, first: string) => `${assumption} at ${at} (${first})`,
  noDifference: (first: string, second: string) =>
    `Between ${first} and ${second} there is no difference that matters.`,
  outcomes: "How it ends, by approach",
  outcomesNote: "signed: a deal is made; lasting: it is made and kept",
  signed: "signed",
  lasting: "lasting",
  length: "rounds",
  trust: "Trust on the way, among talks still going on",
  relation: "who in whom",
  first: "round 1",
  later: "later",
  atRound: (round: number) => `round ${round}`,
  best: "What each party would choose for itself",
  party: "party",
  choice: "its own best approach",
  points: "points",
  ahead: "ahead of the next",
  lead: (points: string, next: string) => `${points} over ${next}`,
  even: (next: string) => `no difference to ${next}`,
  findings: "What else it shows",
  refined: (outcome: string, by: number, warns: boolean) =>
    `At half the round the largest change is that of ${outcome}, by ${by > 0 ? "+" : ""}${by.toFixed(3)}` +
    `${warns ? ": how long a round is, is part of the answer" : ""}.`,
  limits: "What this cannot tell",
  packages: "What each package is worth, in each party's own points",
  pack: "package",
  over: (name: string) => `${name}, over no deal`,
  overNoDeal: "over no deal",
  assumptions: "The assumptions named above, with their ranges",
  key: "What each letter stands for: the assumption that alone takes the number there",
  failed: (approach: string, why: string) => `${approach}: no result: ${why}`,
  skipped: (lens: string, missing: readonly string[]) =>
    `The ${lens} lens had nothing to work on: the file has no ${list(missing)}.`,
  nothing: "No lens had anything to work on. Add packages and values, then turns and moves.",
} as const;

export const expectations = {
  ok: "ok    ",
  failed: "FAILED",
  empty: "no expectations",
  none: (paths: string) => `missing scenarios: no .yaml file in ${paths}`,
  noneNote: "name a scenario file, or a folder that holds some",
  notFound: (reason: string) => `no number: ${reason}`,
  found: (found: string, expected: string, tolerance: number) =>
    `found ${found}, expected ${expected}${tolerance === 0 ? "" : ` ± ${tolerance}`}`,
  total: (passed: number, failed: number, unread: number, files: number) =>
    `${count(passed, "expectation")} met, ${failed} failed` +
    `${unread === 0 ? "" : `, ${count(unread, "file")} with errors`}, in ${count(files, "file")}`,
} as const;

export const course = {
  title: (approach: string) => `The most likely course under ${approach}`,
  likelihood: (probability: string) =>
    `Exactly this course has probability ${probability}: there are many courses, and this one is the likeliest of them.`,
  rounds: (from: number, to: number) =>
    from === to ? `Round ${from}` : `Rounds ${from} to ${to}, each time (numbers of round ${from})`,
  did: (who: string, what: string, probability: string) => `${who}: ${what}, with probability ${probability}`,
  only: (who: string, what: string) => `${who}: ${what}`,
  option: "open",
  worth: (who: string) => `worth to ${who.replace(/^The /, "the ")}`,
  likelier: (taken: string, other: string) =>
    `At this step alone "${other}" is likelier; "${taken}" leads to the likelier course as a whole, since what ` +
    `follows "${other}" parts into more courses.`,
  closed: (move: string, round: number) =>
    `Supposed, but without effect here: ${move}. The move is never open in round ${round} under this approach.`,
  endsBefore: (move: string, last: number, round: number, reached: string) =>
    `Supposed: ${move}. The likeliest course ends in round ${last}, before round ${round}; with probability ` +
    `${reached} the talks reach round ${round}.`,
  passesBy: (move: string, round: number) =>
    `Supposed: ${move}. On the likeliest course the move is not open in round ${round}; on others it is.`,
  taken: "probability",
  deal: (outcome: string, pack: string) => `${outcome} on ${pack}`,
  ends: (what: string, round: number) => `It ends in ${what}, in round ${round}`,
  kept: (probability: string) => `; the probability that it is kept is ${probability}`,
  parting: (first: string, second: string) => `Where ${first} and ${second} part`,
  never: "Their most likely courses are the same.",
  shared: (number: number) =>
    number === 0
      ? "They part at the first step."
      : `The first ${count(number, "step")} are the same; then they part.`,
  over: (approach: string) => `Under ${approach} it is over by then.`,
  under: (approach: string, round: number) => `Under ${approach}, round ${round}:`,
} as const;

export const progress = {
  told: (done: number, total: number, rate: number, left: number) =>
    `${done} of ${total}, ${rate.toFixed(1)} a second, ${Math.ceil(left)} s left`,
} as const;

export const agreement = {
  could: "What could be agreed",
  under: (approach: string) => `What could be agreed under ${approach}`,
  further:
    "`parley agree` tells the frontier, the trades that would improve each package, and what stands in the way.",
  failed: (why: string) => `No answer: ${why}.`,
  approach: "approach",
  without: (name: string) => `${name} without one`,
  playing: "Without one: what playing on is worth to each while nobody signs.",
  agreeable: "acceptable to all",
  passing: "of these pass at home",
  named: "those with a name",
  anything: "accepts anything",
  none: "none",
  of: (some: number | string | null, all: number | string | null) =>
    some === null ? "not counted" : all === null ? `${some}` : `${some} of ${all}`,
  parties: "What it is worth to whom, in each one's own points",
  party: "party",
  reservation: "without an agreement",
  worst: "worst package",
  best: "best package",
  bestAgreeable: "best that all accept",
  frontier: "The packages that no other beats",
  pack: (issues: readonly string[]) => `package (${issues.join(" / ")})`,
  accepted: "all accept",
  yes: "yes",
  no: "no",
  shown: (shown: number, all: number) =>
    `${shown} of ${all} different points are shown, spread evenly; \`--csv\` writes every package, \`--json\` more points.`,
  alike: (packages: number | string) => `${packages} packages bring this`,
  solutions: "Which of them, by five rules",
  rule: "rule",
  rules: {
    nash: "Nash",
    "kalai-smorodinsky": "Kalai-Smorodinsky",
    egalitarian: "egalitarian",
    utilitarian: "utilitarian",
    maximin: "maximin",
  },
  made: (formula: string) => `made largest: ${formula.replace(/^largest /, "")}`,
  compares: "it compares points of different parties, which the file does not put on one scale",
  ties: (number: number) => `${number} more ${number === 1 ? "ties" : "tie"} with it`,
  sum: (packages: string) => `The largest sum of points, whoever would accept it: ${packages}.`,
  opposition: "How far the parties are from all having their best",
  distance: (formula: string, distance: string) => `${distance}, as the ${formula}`,
  packages: "The packages of the file",
  gains: (name: string) => `${name} (gain)`,
  rank: "rank",
  away: "distance",
  ranks:
    "Gain: above what the party has without an agreement. Rank: 1 more than the packages that beat it. Distance: to the " +
    "nearest package that no other beats, each party's points counted from its worst package (0) to its best (1).",
  pays: (deal: string) => `it could trade ${deal}`,
  homes: "What passes at home",
  ratified: "ratified by",
  winSet: "packages that pass there",
  together: "that all leaders accept too",
  faction: "faction",
  weight: "weight",
  accepts: "accepts",
  veto: "veto",
  lowering: "would have to give",
  files: "What the files leave open",
  reading: (evaluation: string) =>
    evaluation === "genius"
      ? "Numbers as GENIUS reads them: evaluations divided by the largest of their issue, sums cut at 1."
      : "Numbers as they stand in the files: weight times evaluation.",
  domain: (parties: number, issues: number) =>
    `${count(parties, "party", "parties")}, ${count(issues, "issue")}.`,
  wrote: (file: string, packages: number) => `Wrote ${file}: ${count(packages, "package")}.`,
  converted: (file: string) => `Wrote ${file}, a scenario of the same numbers. Next: parley check ${file}`,
  stray: (option: string, of: "scenario" | "domain") => `invalid --${option}: it says nothing of a ${of}`,
  strayNote: {
    scenario: "it belongs to the domains of other programs; the points of a scenario are as they are",
    domain: "it belongs to scenarios; a domain has neither approaches nor ranges",
  },
  taken: (file: string) => `invalid name "${file}": there is such a file already`,
  takenNote: "choose another name, or move the file away; nothing is ever written over",
} as const;
