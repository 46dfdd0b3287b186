import { number, type Term } from "../../src/expression/term.ts";
import type { Structure } from "../../src/game/graph.ts";
import type {
  ChanceBlock,
  ChanceBranch,
  Clock,
  Effect,
  Evidence,
  Model,
  Move,
  Outcome,
  Party,
  Row,
  StateVariable,
} from "../../src/scenario/model.ts";

/** Small models made by hand for the tests of this room: a part that is not given says nothing. */

const span = { start: 0, end: 0 };

export const plain: Structure = { settings: [], from: null, refine: 1, forced: [] };

export function effect(part: Partial<Effect> = {}): Effect {
  return {
    assigns: [],
    shows: [],
    withdraws: false,
    accepts: false,
    pays: [],
    ends: null,
    ...part,
  };
}

export const endsIn = (outcome: number): Effect => effect({ ends: [{ outcome, probability: number(1) }] });

export function branch(
  probability: number | Term,
  does: Effect,
  part: Partial<ChanceBranch> = {},
): ChanceBranch {
  return { probability: term(probability), believed: [], effect: does, span, ...part };
}

export function block(
  id: string,
  branches: readonly ChanceBranch[],
  part: Partial<ChanceBlock> = {},
): ChanceBlock {
  return { id, when: null, perTime: true, branches, ...part };
}

export function move(id: string, part: Partial<Move> = {}): Move {
  return { id, when: null, offers: null, effect: effect(), span, ...part };
}

export function party(id: string, moves: readonly Move[], part: Partial<Party> = {}): Party {
  return { id, name: id, row: null, factions: [], speaker: null, agrees: false, moves, ...part };
}

export function row(
  id: string,
  owner: number,
  outcomes: readonly (number | Term)[],
  part: Partial<Row> = {},
): Row {
  return {
    id,
    party: owner,
    faction: null,
    precision: number(1),
    outcomes: outcomes.map(term),
    deal: null,
    noDeal: null,
    flow: number(0),
    discount: number(1),
    attitude: null,
    ...part,
  };
}

export function variable(
  id: string,
  values: readonly string[],
  part: Partial<StateVariable> = {},
): StateVariable {
  return { id, values, low: null, start: 0, speaksFor: null, keepsOffers: false, ...part };
}

export function evidence(
  id: string,
  relation: number,
  ratio: number | Term,
  part: Partial<Evidence> = {},
): Evidence {
  return { id, relation, ratio: term(ratio), otherwise: null, cap: 1, ...part };
}

export const outcomes = (...ids: readonly string[]): readonly Outcome[] =>
  ids.map((id) => ({ id, says: id, agreement: id === "deal" }));

export function clock(rounds: number, end: number, part: Partial<Clock> = {}): Clock {
  return { unit: "round", length: 1, rounds, end, deadline: Number.POSITIVE_INFINITY, ...part };
}

/** `assumption(0, [0.5])` beside the models' list of central values. */
export const assumption = (index: number): Term => ({ op: "assumption", index });

export const state = (index: number): Term => ({ op: "state", variable: index });

export const equal = (a: Term, b: number): Term => ({ op: "equal", a, b: number(b) });

export function modelOf(part: Partial<Model>): Model {
  return {
    title: "a test",
    question: null,
    reading: null,
    commonScale: false,
    sources: [],
    clock: null,
    parties: [],
    rows: [],
    issues: [],
    packages: [],
    outcomes: [],
    relations: [],
    evidence: [],
    state: [],
    turns: [],
    chances: [],
    levers: [],
    approaches: [],
    views: [],
    assumptions: [],
    correlations: [],
    claims: [],
    asks: [],
    ripeness: [],
    expectations: [],
    text: "",
    file: "test.yaml",
    ...part,
  };
}

function term(value: number | Term): Term {
  return typeof value === "number" ? number(value) : value;
}
