import { thresholds } from "../claims/verdict.ts";
import type { Count, PointsTold, ZoneTold } from "../lenses/agreement/value.ts";
import { listed as sentence } from "../lenses/sentence.ts";
import { type Html, html, joined, type Part } from "./html.ts";

/** All words of the page, in one place. What stands in sentences is markup already, so that every name keeps its direction. */

/** `a, b and c`. */
export function listed(parts: readonly Part[]): Html {
  if (parts.length < 2) return html`${parts}`;
  return html`${joined(parts.slice(0, -1), ", ")} and ${parts[parts.length - 1]}`;
}

/** `1 claim`, `2 claims`. */
const count = (number: number, one: string, many = `${one}s`): string =>
  `${number}\u00a0${number === 1 ? one : many}`;

/** The number may be too large for a double. */
export const packagesOf = (number: Count): string =>
  `${number}\u00a0${number === 1 ? "package" : "packages"}`;

const percentOf = (part: number): string => `${100 * part}\u00a0%`;

const plausible = "of the combinations of assumptions that this file calls plausible";

export const words = {
  none: "–",
  unmoved: "moved by no assumption alone",
  between: (low: Part, high: Part) => html`${low} to ${high}`,
  at: (value: Part) => html`at ${value}`,
  more: (number: number): string => `${number} more`,

  page: {
    skip: "To the answer",
    contents: "On this page",
    fold: "fold",
    unfold: "unfold",
    sort: "sort by",
    copy: "copy",
    copied: "copied",
    made: (version: string) =>
      html`One page, made by Parley ${version} from one scenario file. It asks for nothing from anywhere.`,
    figure: {
      numbers: "The numbers of this chart",
      specification: "Its specification (Vega-Lite), with the data inside",
    },
  },

  hinges: {
    one: (name: Part, effect: Part) => html`${name} ${effect}`,
    tied: (hinges: Part) => html`${hinges}, not told apart`,
    none: "nothing that this sample tells apart from the rest",
  },
  turns: {
    above: (name: Part, at: Part, now: Part) => html`${name} above ${at} <small>(now ${now})</small>`,
    below: (name: Part, at: Part, now: Part) => html`${name} below ${at} <small>(now ${now})</small>`,
  },
  overturn: {
    move: (name: Part, from: Part, to: Part) => html`${name} ${from} to ${to}`,
    found: (moves: Part, distance: Part) => html`${moves} <small>(${distance} of a range in all)</small>`,
  },

  firmness: {
    holds: (ask: Part, first: Part, share: Part, matters: Part) =>
      html`By ${ask}, ${first} comes first in ${share} ${plausible}, by at least ${matters}`,
    else: (another: Part | null, close: Part | null) =>
      html`${another === null ? null : html`; in ${another} another does`}${close === null ? null : html`; in ${close} there is no difference that matters`}`,
    certain: "No number of the file has a range: every figure is taken as certain.",
    hangs: (hinges: Part) => html`What it hangs on: ${hinges}.`,
    alone: (ask: Part, turns: Part) => html`By ${ask}, one assumption alone: ${turns}.`,
    notAlone: (ask: Part) => html`By ${ask}, no assumption alone inside its range.`,
    together: (moves: Part) =>
      html` The smallest change that overturns it, of all that were tried: ${moves}.`,
    notTogether: " No joint change inside the ranges was found that does.",
    short: (ask: Part, first: Part, share: Part) => html`by ${ask}, ${first} in ${share}`,
    noLead: (ask: Part) => html`By ${ask} there is no lead that could be reversed.`,
  },

  answer: {
    title: "The answer in short",
    parts: {
      answer: "What it says",
      firm: "How firm that is",
      reverse: "What would reverse it",
      claims: "The argument",
      reading: "Whose reading this is",
      omitted: "What it leaves out",
    },
    first: (ask: Part, least: boolean, first: Part, figure: Part) =>
      html`By ${ask}, ${least ? "least first" : "most first"}, ${first} comes first with ${figure}`,
    then: (others: Part) => html`, before ${others}.`,
    close: (first: Part, second: Part) =>
      html` Between ${first} and ${second} there is no difference that matters.`,
    one: (name: Part, figure: Part) => html`${name} with ${figure}`,
    single: (name: Part, asks: Part) => html`There is one approach, ${name}: ${asks}.`,
    ask: (text: Part, figure: Part) => html`${text} is ${figure}`,
    signs: { P: "P(…) is a probability.", E: "E(…) is what a party may expect, in its own points." },
    brackets:
      "In brackets: lowest and highest when one assumption alone goes to the ends of its range; behind a percentage, its interval.",
    others: (parts: Part) => html`Likewise ${parts}.`,
    tally: (all: number, parts: Part) => html`Of ${count(all, "claim")} ${parts}.`,
    noReading: "The file does not say whose reading its numbers are.",
    sources: (uncertain: number, reasoned: number, sourced: number): string =>
      uncertain === 0
        ? "No number of the file has a range: every figure below is taken as certain."
        : `${count(uncertain, "assumption")} with a range: ${reasoned} with a reason, ${sourced} with a source.`,
    better: (packages: Part) => html`Better than no deal for everybody: ${packages}.`,
    notBetter: "No named package is better than no deal for everybody.",
    packageFor: (who: Part, figure: Part) => html`${who} ${figure}`,
    pack: (name: Part, parts: Part) => html`${name} <small>(over no deal: ${parts})</small>`,
    noNoDeal: "The file does not say what no deal is worth, so no package can be compared with it.",
    empty: "The file describes no packages and no talks yet: there is nothing to compute.",
  },

  claims: {
    title: "Does the argument hold?",
    wants: html`Claims: write what somebody says under <code>claims:</code>, each with <code>says:</code> and <code>holds:</code>, and this page tells in how much of the plausible range it holds and what overturns it.`,
    caption: "Every claim with its verdict",
    heads: {
      claim: "claim",
      verdict: "verdict",
      share: "holds in",
      hangs: "what it hangs on",
      flips: "what flips it",
      source: "source",
    },
    verdicts: {
      holds: "holds",
      "mostly holds": "mostly holds",
      hangs: "hangs",
      "mostly fails": "mostly fails",
      fails: "fails",
      "no difference": "makes no difference",
      "mostly no difference": "mostly makes no difference",
      undefined: "undefined",
      "not yet sayable": "not yet sayable",
      invalid: "invalid",
    },
    tally: {
      holds: (number: number): string => `${number} ${number === 1 ? "holds" : "hold"}`,
      "mostly holds": (number: number): string => `${number} mostly ${number === 1 ? "holds" : "hold"}`,
      hangs: (number: number): string => `${number} ${number === 1 ? "hangs" : "hang"}`,
      "mostly fails": (number: number): string => `${number} mostly ${number === 1 ? "fails" : "fail"}`,
      fails: (number: number): string => `${number} ${number === 1 ? "fails" : "fail"}`,
      "no difference": (number: number): string =>
        `${number} ${number === 1 ? "makes" : "make"} no difference`,
      "mostly no difference": (number: number): string =>
        `${number} mostly ${number === 1 ? "makes" : "make"} no difference`,
      undefined: (number: number): string => `${number} ${number === 1 ? "is" : "are"} undefined`,
      "not yet sayable": (number: number): string => `${number} cannot be said in the language yet`,
      invalid: (number: number): string => `${number} ${number === 1 ? "is" : "are"} invalid`,
    },
    central: (verdict: string) => html`at the central values: ${verdict}`,
    fails: (share: Part) => html`fails in ${share}`,
    noDifference: (share: Part) => html`no difference in ${share}`,
    failed: (number: number, reason: Part) =>
      html`${count(number, "combination")} without a number: ${reason}`,
    alone: (turns: Part) => html`Alone: ${turns}.`,
    notAlone: "No assumption alone inside its range.",
    together: (moves: Part) => html`Smallest change found that overturns it: ${moves}.`,
    notTogether: "No joint change inside the ranges was found that overturns it.",
    open: "It makes no difference at the central values, so there is nothing to overturn.",
    where: (regions: Part) => html`Where it fails: ${regions}.`,
    region: (share: Part, limits: Part, coverage: Part) =>
      html`in ${share} of the combinations with ${limits}, which hold ${coverage} of its failures`,
    limit: {
      below: (name: Part, high: Part) => html`${name} at most ${high}`,
      above: (name: Part, low: Part) => html`${name} at least ${low}`,
      within: (name: Part, low: Part, high: Part) => html`${name} in ${low}..${high}`,
    },
    everywhere: "its failures lie everywhere alike",
    notSeparated: "no one region tells its failures from the rest",
    legend: html`<em>Holds in</em> is the share ${plausible} in which a claim is true by more than what matters; it is no probability of truth. From ${percentOf(thresholds.plain)} on a claim holds, from ${percentOf(thresholds.mostly)} on it mostly holds, likewise for fails and for no difference; in between it hangs. In brackets: intervals that hold what they are about 95 times in a hundred. <em>What it hangs on</em> is each assumption's part in how much the claim varies. <em>Alone</em> names single assumptions and where they turn the verdict into its opposite.`,
    tested: "What was compared, at the central values",
    testedHeads: {
      claim: "claim",
      condition: "written as",
      sides: "the numbers on its sides",
      margin: "true by",
      where: "where it fails",
    },
    side: (text: Part, value: Part) => html`${text} = ${value}`,
    undefinedSide: "no number",
    multiples: "in multiples of what matters",
    comparesParties: "It compares points of different parties, which this file does not put on one scale.",
    reading: html`<code>P(deal | A)</code> is the probability of a deal under approach A, <code>E(a | A)</code> what party a may expect there by its own trust, <code>trust(a in b)</code> the probability that a gives to b's keeping its word. <em>True by</em> is the margin: negative where the claim fails. In brackets: lowest and highest when one assumption alone goes to the ends of its range.`,
  },

  approaches: {
    title: "Where each approach leads",
    wants: html`Approaches: add <code>clock:</code>, <code>turns:</code> and <code>moves:</code> for talks that can be played, and this page tells where each approach leads, round by round.`,
    settings: "What each approach is",
    approach: "approach",
    saysHead: "in words",
    order: (text: Part, least: boolean) => html`By ${text}, ${least ? "least" : "most"} first`,
    value: "at the central values",
    lowest: "lowest, and what alone takes it there",
    highest: "highest, and what alone takes it there",
    ends: "How it ends, by approach",
    what: "probability",
    signed: "signed: a deal is made",
    lasting: "lasting: it is made and kept",
    length: "rounds until it ends",
    endsNote: html`In brackets: lowest and highest when one assumption alone goes to the ends of its range; <span class="by">A1</span> and so on name it and lead to its row.`,
    broken: "Signed and lasting are told apart: what is signed may be broken later.",
    trust: "Trust on the way, among talks that still go on",
    relation: "who in whom",
    firstRound: "round 1",
    later: (round: number) => html`round ${round}`,
    path: (first: Part, later: Part | null) => html`${first}${later === null ? null : html` <br>${later}`}`,
    course: "The most likely course",
    courseNote:
      "There are many courses, and even the likeliest is seldom likely; it shows how the talks go, not how they will.",
    best: "What each party would choose for itself",
    bestHeads: {
      party: "party",
      choice: "its own best approach",
      points: "its points there",
      ahead: "ahead of the next",
    },
    ahead: (points: Part, next: Part) => html`${points} over ${next}`,
    even: (next: Part) => html`no difference to ${next}`,
    bestNote: "Points are each party's own, as it expects them by its own trust.",
    dominates: (who: Part, outcome: Part, worse: boolean, points: Part, least: Part, most: Part) =>
      html`To ${who}, ${outcome} is ${worse ? "worse" : "better"} than anything a package can bring, kept or broken: ${points} points, against ${least} to ${most}.`,
    failed: (approach: Part, why: Part) => html`${approach} has no result: ${why}.`,
  },

  packages: {
    title: "What each package is worth",
    wants: html`Packages: add <code>issues:</code>, <code>packages:</code> and <code>values:</code>, and this page tells what each package is worth to whom.`,
    caption: "Worth of each package as the talks begin, in each party's own points",
    pack: "package",
    terms: "its terms",
    over: (who: Part) => html`${who}, over no deal`,
    note: html`In brackets: lowest and highest when one assumption alone goes to the ends of its range. Points of different parties are on scales of their own.`,
    common: html`In brackets: lowest and highest when one assumption alone goes to the ends of its range. The file puts the points of all parties on one scale.`,
    term: (issue: Part, value: Part) => html`${issue}: ${value}`,
  },

  agreements: {
    title: "What could be agreed",
    wants: html`Agreements: add <code>issues:</code> and under <code>values:</code> a <code>deal:</code> for two parties or more, and this page tells which packages could be agreed, which are beaten by no other, and which trades would improve the others.`,
    under: (approach: Part) =>
      html`This is told under ${approach}, the first of the approaches; the others follow below.`,
    unknown: "all packages",
    atLeast: (number: Count): string => `at least ${number}`,
    some: "some",
    nothing: "none",
    could: (all: Part, zone: Part | null, best: Part, within: Part) =>
      html`Of ${all} ${zone === null ? "a number that was not counted" : zone} could be agreed: to each party they are worth at least what it has without an agreement. ${best} of all are beaten by no other, which means that no other is better for somebody and worse for nobody; ${within} of these could be agreed.`,
    none: (all: Part) =>
      html`None of ${all} could be agreed: each is worth less to somebody than having no agreement.`,
    ruled: "No package obeys all rules of the file.",
    lacking: (points: Part, terms: Part, compares: boolean) =>
      html`Nearest comes ${terms}, where nobody lacks more than ${points}${compares ? " (this compares points of different parties, which the file does not put on one scale)" : null}.`,
    alone: (parts: Part) => html`To open the way alone, ${parts}.`,
    giving: (who: Part, points: Part | null) =>
      points === null ? html`${who} can do nothing` : html`${who} would have to give ${points}`,
    unbound: (all: Part, best: Part) =>
      html`Nobody says what it has without an agreement, so each of ${all} could be agreed; ${best} are beaten by no other.`,
    without: (parts: Part) => html`What each has without an agreement: ${parts}.`,
    has: {
      given: (who: Part, points: Part) => html`${who} ${points}`,
      played: (who: Part, points: Part) => html`${who} ${points} (playing on)`,
      unsaid: (who: Part) => html`${who} accepts anything`,
    },
    playing: "Playing on is what the talks are worth to a party while nobody signs, by its own trust.",
    signing:
      "What could be agreed could be signed; whether it would last is told with the approaches, and is in what each expects of it here.",
    notExact: (first: Part, more: number) =>
      html`Not exact: ${first}${more === 0 ? null : ` (and ${more} more of such a kind)`}.`,
    trust: (relation: Part, now: Part, spans: Part) =>
      html`On trust ${relation}, ${now} here, hangs what could be agreed: ${spans}.`,
    spans: {
      all: (spans: Part) => html`anything where it is ${spans}`,
      none: "nothing at any trust, all else as it is",
      named: (name: Part, span: Part) => html`${name} where it is ${span}`,
      from: (low: Part) => html`at least ${low}`,
      to: (high: Part) => html`at most ${high}`,
    },

    named: "The packages of the file, and what would improve them",
    pack: "package",
    points: "points, and over no agreement",
    agreed: "could be agreed?",
    improves: "what would improve it",
    gain: (points: Part, gain: Part) => html`${points} <small>(${gain})</small>`,
    yes: "yes",
    no: (lacking: Part) => html`no: ${lacking}`,
    lacks: (who: Part, points: Part) => html`${who} lacks ${points}`,
    forbidden: "no: it breaks a rule of the file",
    best: "No other is better for somebody and worse for nobody.",
    lost: "No change makes all accept it.",
    opens: (trade: Part) => html`It could be agreed with ${trade}.`,
    betters: (number: Count, trade: Part) =>
      html`${number} ${number === 1 ? "is" : "are"} better for somebody and worse for nobody, as with ${trade}.`,
    changed: (issue: Part, to: Part, from: Part, effects: Part | null) =>
      html`${issue} ${to} instead of ${from}${effects === null ? null : html` <small>(${effects})</small>`}`,
    effect: (who: Part, points: Part) => html`${who} ${points}`,
    unnoticed: "nobody notices",
    together: (changes: Part, effects: Part) => html`${changes}, <small>together ${effects}</small>`,
    exchange: (wish: Part, payment: Part, effects: Part) =>
      html`Exchange: ${wish}, for ${payment}; <small>together ${effects}</small>.`,
    more: (shown: number, all: number) =>
      html`Here are the first ${shown} of ${all} packages. <code>parley agree FILE</code> tells all of them, with every trade.`,
    detail: html`<code>parley agree FILE</code> tells the rest: every trade, every point that no other beats, and more numbers.`,
    gains:
      "In brackets: above what the party has without an agreement. Behind a change: what it adds to whom, by itself.",

    rules: "Which of them would be reasonable, by five formulas",
    rule: "makes largest",
    formulas: {
      nash: "the product of what each gains over no agreement",
      "kalai-smorodinsky": "the smallest share of what each could gain at most (the fairest)",
      egalitarian: "the smallest gain over no agreement",
      utilitarian: "the sum of points",
      maximin: "the smallest number of points",
    },
    brings: "worth",
    compares: (formula: Part) => html`${formula}*`,
    compared:
      "* compares points of different parties, which this file does not put on one scale: multiply the points of one party, and the answer may change.",
    ties: (number: number): string => `; ${number} more ${number === 1 ? "ties" : "tie"}`,

    homes: "What passes at home",
    everything: "Every faction accepts every package.",
    passing: (before: Part, passing: Part) =>
      html`Of ${before} that the leaders could agree ${passing} pass at home.`,
    surviving: (surviving: number, all: number) =>
      html`Of the ${all} that no other beats ${surviving} can be ratified.`,
    fairest: (terms: Part, points: Part) => html`The fairest that passes is ${terms} (${points}).`,
    veto: (who: Part, packages: Part) => html`Without the veto of ${who} ${packages} would pass.`,
    member: (name: Part, party: Part) => html`${name} (${party})`,
    lose: (who: Part) => html`${who} would have to lose its veto`,
    stuck: "No single faction could open the way alone.",
    nothingLeft: (who: Part) => html`The home of ${who} alone leaves nothing to agree.`,
    tied: (who: Part, tied: Part, free: Part, more: boolean) =>
      html`Bound by its home alone, ${who} gets ${tied} where the product of gains is largest, instead of ${free}: tied hands ${more ? "help" : "hurt"} it here.`,
    factions: "Who must be won over",
    factionHeads: {
      faction: "faction",
      party: "party, and how it ratifies",
      weight: "weight",
      accepts: "accepts",
      lowering: "to open the way alone, would have to give",
    },
    ratifies: (party: Part, rule: Part) => html`${party}, by ${rule}`,
    vetoes: (weight: Part) => html`${weight}, with a veto`,

    approaches: "What could be agreed, by approach",
    heads: {
      approach: "approach",
      without: "without an agreement",
      agreed: "could be agreed",
      passing: "of these pass at home",
      fairest: "the fairest",
      named: "with a name",
    },
    of: (some: Count | null, all: Count | null): string =>
      some === null ? "not counted" : all === null ? `${some}` : `${some} of ${all}`,
    closed: (points: Part) => html`none; in the best of them somebody lacks ${points}`,
    failed: (why: Part) => html`no answer: ${why}`,
  },

  levers: {
    title: "What each lever brings",
    wants: html`Levers: add <code>levers:</code> and two or more <code>approaches:</code> that set them differently, and this page tells what each lever contributes.`,
    whole: (from: Part, to: Part, on: Part, before: Part, after: Part, moved: Part) =>
      html`From ${from} to ${to}, ${on} moves from ${before} to ${after}: by ${moved}.`,
    turns: (turns: Part) => html`Its sign turns with ${turns}.`,
    turnsNot: "No assumption alone turns its sign inside its range.",
    caption: (from: Part, to: Part) => html`Each lever's part of the way from ${from} to ${to}`,
    heads: {
      lever: "lever",
      part: "its part",
      alone: "moved alone",
      last: "moved last",
      turns: "where its sign turns",
      ways: "by which ways, each with the others switched off",
    },
    moved: (name: Part, from: Part, to: Part) => html`${name} <small>${from} to ${to}</small>`,
    way: (name: Part, through: Part, effect: Part) => html`${name}, by ${through}: ${effect}`,
    together: "Two levers together, beyond what each brings:",
    pair: (a: Part, b: Part, value: Part) => html`${a} and ${b}: ${value}`,
    legend: (matters: Part) =>
      html`A lever's part is what it adds, averaged over all orders in which the levers may be moved, so that the parts sum to the whole. In brackets: lowest and highest when one assumption alone goes to the ends of its range. A difference below ${matters} is none.`,
    unanswered: (reason: Part) => html`The levers could not be taken apart here: ${reason}.`,
  },

  views: {
    title: "What the views disagree about",
    wants: html`Views: write whose numbers would differ, and how, under <code>views:</code>, and this page tells which assumptions part them.`,
    caption: "What each view says, and where it departs from the central values",
    heads: { view: "view", says: "in words", differs: "takes otherwise" },
    override: (name: Part, value: Part, because: Part | null) =>
      html`${name} ${value}${because === null ? null : html` <small>(${because})</small>`}`,
    through: (ask: Part, least: boolean) =>
      html`${ask} through each view, ${least ? "where less is better" : "where more is better"}`,
    approach: "approach",
    central: "no view",
    pair: (first: Part, second: Part) => html`${first} and ${second}`,
    numbers: (ask: Part, before: Part, first: Part, after: Part, second: Part, moved: Part) =>
      html`${ask}: ${before} through ${first}, ${after} through ${second}: ${moved}. What they share is left out.`,
    parts: (first: Part, second: Part) => html`What parts ${first} from ${second}`,
    assumption: "assumption",
    part: "its part",
    rest: (number: number): string =>
      `${number} more on which they differ ${number === 1 ? "does" : "do"} next to nothing here.`,
    same: "Nothing on which they differ moves this number.",
    more: (shown: number, all: number): string =>
      `Here are the first ${shown} of ${all} pairs of views; "parley crux" compares any two.`,
    unanswered: (reason: Part) => html`The views could not be compared here: ${reason}.`,
  },

  learn: {
    title: "What to find out first",
    wants: html`What to find out first: name who moves the levers (<code>by:</code>) and two or more approaches, and this page tells what that party would gain by learning an assumption before it chooses.`,
    without: (who: Part, best: Part) => html`Without learning more, ${who} would choose ${best}.`,
    caption: (who: Part) => html`What ${who} would gain by learning something before it chooses`,
    heads: { what: "learning first", gain: "gain in points", interval: "interval" },
    everything: "everything",
    rest: (number: number): string => `Nothing is gained by learning one of the ${number} others first.`,
    nothing: "No single assumption would change the choice: learning one of them first gains nothing.",
    legend:
      "The gain is what a choice made with the knowledge brings over the same choice made without it, on the average over all that is plausible, in the party's own points and by its own trust. Where the interval reaches 0 nothing is shown to be worth learning.",
    unanswered: (reason: Part) => html`This could not be worked out here: ${reason}.`,
  },

  situation: {
    title: "The situation as the file tells it",
    parties: "Who takes part",
    heads: { party: "party", factions: "factions", moves: "what it can do" },
    outcomes: "How it can end",
    outcome: "outcome",
    means: "what it means",
    clock: (rounds: number, length: Part, end: Part) =>
      html`Time runs in at most ${count(rounds, "round")} of ${length}; when they are over, the outcome is ${end}.`,
    deadline: (round: number): string => ` There is a deadline in round ${round} unless a lever moves it.`,
    sources: "Where it is from",
    sourceHeads: { name: "name", fields: "what it is" },
    field: (key: Part, value: Part) => html`${key}: ${value}`,
  },

  assumptions: {
    title: "The assumptions",
    wants: html`Assumptions: write a range where you doubt a number, <code>8 in 6..12</code>, and this page tells what hangs on it.`,
    intro: (all: number): string =>
      `Every number of the file that decides something, ${count(all, "assumption")} in all. A range is the reader's ignorance, not the parties'. Names on this page lead here; "matters for" leads back.`,
    caption: "Every assumption with its range, its reason and its source",
    heads: {
      name: "assumption",
      value: "value",
      range: "range",
      shape: "shape",
      because: "reason",
      source: "source",
      matters: "matters for",
    },
    range: (low: Part, high: Part) => html`${low} to ${high}`,
    certain: "taken as certain",
    shapes: {
      pert: "hump",
      beta: "flat hump",
      normal: "bell",
      uniform: "even",
      "log-uniform": "even by factors",
    },
    legend:
      "Shape says how a range is filled: a hump over the value, flatter or as a bell of which one tenth lies outside, or evenly, by steps or by factors.",
    correlated: (a: Part, b: Part, rank: Part) =>
      html`${a} and ${b} tend to go together (rank correlation ${rank}).`,
    opposed: (a: Part, b: Part, rank: Part) =>
      html`${a} and ${b} tend to go against each other (rank correlation ${rank}).`,
    answer: "the answer",
    levers: "levers",
    views: "views",
    learn: "learning",
  },

  method: {
    title: "How this was computed, and what it cannot tell",
    limits: "What it cannot tell",
    how: "How it was computed",
    caption: "Part by part",
    heads: { part: "part", method: "method", exact: "exactness" },
    lenses: {
      play: "approaches",
      points: "packages",
      agreement: "what could be agreed",
      claims: "claims and orders",
      levers: "levers",
      crux: "views",
      learn: "what to find out",
    },
    exact: (tolerance: string): string => `exact, up to ${tolerance}`,
    estimated: (tolerance: string): string =>
      `each evaluation exact up to ${tolerance}; what is drawn from a sample has its interval beside it`,
    orders: (number: number): string =>
      `How firm the first place is was worked out for the first ${number} numbers that the file asks for, at most.`,
    levers: (first: Part, second: Part) =>
      html`Levers were taken apart between the first two approaches of the ranking, ${first} and ${second}.`,
    views: (pairs: number): string => `Views were compared in ${pairs} pairs, at most.`,
    learn: (parties: number): string =>
      `What to find out first was asked for ${parties} parties who move levers, at most.`,
    rules: (names: Part) => html`The formulas of what would be reasonable, by name: ${names}.`,
    rule: (name: string, formula: string) => html`${name}, ${formula}`,
    ruleNames: {
      nash: "Nash",
      "kalai-smorodinsky": "Kalai and Smorodinsky",
      egalitarian: "egalitarian",
      utilitarian: "utilitarian",
      maximin: "maximin",
    },
    sample: (points: number, seed: number): string =>
      `${points} combinations of assumptions were drawn, with the seed ${seed}.`,
    again: (points: number, seed: number) =>
      html`The same file gives the same page, to the byte: <code>parley report FILE --points ${points} --seed ${seed} -o out.html</code>.`,
    version: (version: string, hash: string) =>
      html`Parley ${version}; the file's text is <code class="hash">${hash}</code>.`,
    attribution: (methods: Part) => html`What a number hangs on was estimated from the sample: ${methods}.`,
  },

  adding: {
    title: "What would add to this page",
  },
} as const;

/** What stands in and under charts: plain texts, since the same words are drawn, read aloud and copied as data. */
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
    description: (ends: readonly string[], rounds: number) => `After ${rounds} rounds, ${sentence(ends)}.`,
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
    next: (approaches: readonly string[]) => `Then ${sentence(approaches)}.`,
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
      `Verdicts on ${claims} ${claims === 1 ? "claim" : "claims"}: ${sentence(counts)}.`,
    counted: (number: number, verdict: string) => `${verdict} ${number}`,
    line: "The line at the end of each dark part is the 95 % interval of the share in which the claim holds.",
  },

  agreements: {
    title: (approach: string | null) =>
      `The packages that no other beats${approach === null ? "" : `, under ${approach}`}`,
    kinds: {
      agreed: "beaten by no other, and could be agreed",
      refused: "beaten by no other, but cannot be agreed",
      "named agreed": "with a name, and could be agreed",
      "named refused": "with a name, but cannot be agreed",
      fairest: "the fairest, by shares of gain",
    },
    fairest: "the fairest",
    unbeaten: "beaten by no other",
    what: "what it is",
    package: "package",
    packages: "packages alike",
    without: { given: "without an agreement, by the file", played: "without an agreement, playing on" },
    axis: (name: string) => `${name}: points`,
    floor: (name: string, points: string, without: "given" | "played") =>
      `${name} without an agreement: ${points} (${without === "played" ? "playing on" : "by the file"})`,
    anything: (name: string) => `${name} accepts anything`,
    beyond: (floor: string, axis: number, off: "below" | "above") =>
      `${floor}, off ${axis === 1 ? off : off === "below" ? "to the left" : "to the right"}`,
    found: (
      packages: Count | null,
      frontier: Pick<PointsTold, "packages" | "counted">,
      zone: Pick<ZoneTold, "packages" | "open"> | null,
    ) =>
      `Of ${packages === null ? "all packages" : packagesOf(packages)} ${frontier.counted ? "" : "at least "}${frontier.packages} ${frontier.packages === 1 ? "is" : "are"} beaten by no other; ${
        zone === null
          ? "nobody says what it has without an agreement, so all of them could be agreed"
          : zone.open
            ? `${zone.packages} of these could be agreed`
            : "none could be agreed"
      }.`,
    best: (terms: string) => `The fairest is ${terms}.`,
    worth: (terms: string, points: readonly string[]) => `${terms} (${points.join(", ")})`,
    named: (agreed: readonly string[], refused: readonly string[]) =>
      `Of those with a name ${agreed.length === 0 ? "none" : sentence(agreed)} could be agreed${agreed.length === 0 || refused.length === 0 ? "" : `; ${sentence(refused)} could not`}.`,
    shaded: (two: boolean, bound: boolean) =>
      bound
        ? `Shaded is where ${two ? "both have" : "a party has"} at least as much as without an agreement.`
        : "All is shaded, since nobody says what it has without an agreement.",
    own: "Each axis counts one party's own points, on a scale of its own.",
    thinned: (shown: number, all: number) =>
      `${shown} of ${all} packages with different points that no other beats are drawn: each party's best and worst, and others spread evenly.`,
    unnamed: (number: number) =>
      `${number} ${number === 1 ? "package has" : "packages have"} no room for a name and ${number === 1 ? "stands" : "stand"} in the table.`,
  },

  levers: {
    title: (on: string, from: string, to: string) => `${on}: what each lever brings, from ${from} to ${to}`,
    lever: "lever",
    moved: (name: string, from: string, to: string) => `${name}: ${from} to ${to}`,
    part: "its part",
    turns: "where its sign turns",
    turn: (assumption: string, side: "above" | "below", at: string) => `${assumption} ${side} ${at}`,
    turning: (turns: readonly string[]) => `sign turns with ${sentence(turns)}`,
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
