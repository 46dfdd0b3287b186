import { structure } from "../expression/structure.ts";
import type { Term } from "../expression/term.ts";
import type { Model } from "../scenario/model.ts";

/** Something a reader must know that no number shows. */
export interface Limit {
  readonly id: string;
  readonly text: string;
}

interface Candidate extends Limit {
  /** The larger, the sooner it is shown. */
  readonly weight: number;
  readonly applies: (model: Model) => boolean;
}

const played = (model: Model): boolean => model.clock !== null && model.turns.length > 0;

const candidates: readonly Candidate[] = [
  {
    id: "lasting-is-an-input",
    weight: 100,
    text: "Whether a deal lasts is put in, not found: what the file says under `in fact` depends on nothing, so lasting is a fixed share of signed.",
    applies: (model) =>
      played(model) &&
      broken(model) &&
      model.relations.every(({ inFact }) => inFact === null || fixed(inFact)),
  },
  {
    id: "no-talks",
    weight: 95,
    text: "There are no moves in this file: it says what each package is worth to whom, not which one the parties would reach.",
    applies: (model) => !played(model),
  },
  {
    id: "deadlines-are-assumed",
    weight: 90,
    text: "What the deadline does is an assumption: no data set known to us records what deadlines did.",
    applies: (model) => played(model) && deadline(model),
  },
  {
    id: "trust-is-read",
    weight: 85,
    text: "Trust moves as the author thinks that signs are read. It is not Bayes' rule about what the parties really do, and nobody hides a type.",
    applies: (model) => played(model) && model.evidence.length > 0,
  },
  {
    id: "approach-binds",
    weight: 80,
    text: "An approach binds and everybody knows it: a commitment that the other side merely hopes for cannot be said here.",
    applies: (model) => played(model) && model.levers.length > 0,
  },
  {
    id: "precision-is-assumed",
    weight: 70,
    text: "How reliably a party takes the better move (its precision) is assumed; points times precision is what decides.",
    applies: (model) => played(model) && model.rows.some((row) => row.precision !== "best"),
  },
  {
    id: "lasting-is-not-played",
    weight: 65,
    text: "Nothing is played after signing: `in fact` gives the probability that a deal of this kind is kept.",
    applies: (model) => played(model) && broken(model),
  },
  {
    id: "known-end",
    weight: 60,
    text: "All parties know the last round, and there is one clock for all.",
    applies: played,
  },
  {
    id: "points-differ",
    weight: 55,
    text: "Points are each party's own: ten points of one party are not ten of another.",
    applies: (model) => !model.commonScale && new Set(model.rows.map((row) => row.party)).size > 1,
  },
  {
    id: "ranges-are-ignorance",
    weight: 50,
    text: "A range is the analyst's ignorance, not the parties'. Lowest and highest move one assumption at a time; two together can do more.",
    applies: (model) => model.assumptions.length > 0,
  },
  {
    id: "promises-independent",
    weight: 45,
    text: "Where a deal rests on several promises, they are taken as independent of each other.",
    applies: (model) => model.rows.some((row) => row.deal !== null && row.deal.restsOn.length > 1),
  },
];

const atMost = 3;

/** At most three limits, chosen by what the file uses; the weightiest first. */
export function limitsOf(model: Model): readonly Limit[] {
  return candidates
    .filter((candidate) => candidate.applies(model))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, atMost)
    .map(({ id, text }) => ({ id, text }));
}

const broken = (model: Model): boolean =>
  model.rows.some((row) => row.deal !== null && row.deal.broken !== null);

const deadline = (model: Model): boolean =>
  Number.isFinite(model.clock!.deadline) ||
  model.levers.some((lever) =>
    lever.settings.some(({ deadline }) => deadline !== null && Number.isFinite(deadline)),
  );

/** Does a term read nothing but assumptions? */
function fixed(term: Term): boolean {
  const { state, issues, relations, round, deadline, package: pack } = structure(term);
  return state.length + issues.length + relations.length === 0 && !round && !deadline && !pack;
}
