import { evaluate, type Known } from "../expression/evaluate.ts";
import type { Term } from "../expression/term.ts";
import type { GraphState, Structure } from "../game/graph.ts";
import { deadlineOf, settingsOf, startOf } from "../game/start.ts";
import { log } from "../maths/log.ts";
import { logistic, logit } from "../maths/logistic.ts";
import { power } from "../maths/power.ts";
import type { Model, Row } from "../scenario/model.ts";

/** Reads the model as the talks begin: the start values, the first round, nothing shown but what the settings show. */
export interface Start {
  /** A term; with a package, the one that is valued. */
  number(term: Term, pack?: number): number;
  /** A term of any package, by what it says on every issue; `pack` is its place in the file, -2 where it has none. */
  about(term: Term, says: readonly number[], pack: number): number;
  /** How the row's attitude feels points. */
  feeling(row: Row): (points: number) => number;
  /** Points of an outcome that is not the deal, as the row's attitude feels them. */
  outcome(row: Row, outcome: number): number;
  /** Points of a deal when kept and when broken, likewise; equal when the deal has one value. */
  deal(row: Row, pack: number): { readonly kept: number; readonly broken: number };
  /** The row's own belief that a deal would be kept: the product of its trusts. */
  belief(row: Row, pack: number): number;
}

/**
 * Reads the model as the talks begin at assignments of the assumptions; what is read of them is added to `seen`. A null
 * structure is the file's own start, before any lever.
 */
export function starter(
  model: Model,
  structure: Structure | null,
): (assumptions: Float64Array, seen?: Set<number>) => Start {
  const begin = beginning(model, structure);
  return (assumptions, seen = new Set()) => startAt(model, structure, begin, assumptions, seen);
}

function startAt(
  model: Model,
  structure: Structure | null,
  begin: ReturnType<typeof beginning>,
  assumptions: Float64Array,
  seen: Set<number>,
): Start {
  const known = (pack: number, says: readonly number[] | null): Known => ({
    assumption(index) {
      seen.add(index);
      return assumptions[index];
    },
    round: structure?.from?.round ?? 1,
    deadline: begin.deadline,
    package: pack,
    state: (variable) => begin.state.variables[variable] + (model.state[variable].low ?? 0),
    issue: (issue) => says?.[issue] ?? Number.NaN,
    trust: (relation) => trust(relation, pack),
  });
  const number = (term: Term, pack = begin.state.table): number =>
    evaluate(term, known(pack, pack < 0 ? null : model.packages[pack].terms));
  const trust = (relation: number, pack: number): number => {
    const prior = number(model.relations[relation].atFirst, pack);
    const shifts = model.evidence.flatMap((kind, index) => {
      const times = kind.relation === relation ? begin.state.shown[index] : 0;
      return times === 0 ? [] : [times * log(number(kind.ratio, pack))];
    });
    return shifts.length === 0 ? prior : logistic(shifts.reduce((odds, shift) => odds + shift, logit(prior)));
  };
  const feeling = ({ attitude }: Row): ((points: number) => number) => {
    if (attitude === null) return (points) => points;
    const reference = number(attitude.reference);
    // What is not felt at a world is not read there either.
    const gained = lazily(() => number(attitude.gains));
    const lost = lazily(() => [number(attitude.lossAversion), number(attitude.losses)] as const);
    return (points) => {
      const gain = points - reference;
      if (gain >= 0) return power(gain, gained());
      const [aversion, losses] = lost();
      return -aversion * power(-gain, losses);
    };
  };
  return {
    number,
    about: (term, says, pack) => evaluate(term, known(pack, says)),
    feeling,
    outcome: (row, outcome) => feeling(row)(number(row.outcomes[outcome])),
    deal(row, pack) {
      if (row.deal === null) return { kept: 0, broken: 0 };
      const felt = feeling(row);
      const kept = felt(number(row.deal.kept, pack));
      return { kept, broken: row.deal.broken === null ? kept : felt(number(row.deal.broken, pack)) };
    },
    belief({ deal }, pack) {
      if (deal === null || deal.broken === null) return 1;
      return deal.restsOn.reduce((product, relation) => product * trust(relation, pack), 1);
    },
  };
}

function beginning(
  model: Model,
  structure: Structure | null,
): { readonly state: GraphState; readonly deadline: number } {
  const within = structure === null ? { ...model, levers: [] } : model;
  const chosen = structure ?? { settings: [], from: null, refine: 1 as const, forced: [] };
  const deadline =
    model.clock === null ? Number.POSITIVE_INFINITY : deadlineOf(within, settingsOf(within, chosen));
  return { state: startOf(within, chosen), deadline };
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
