import { evaluate, type Known } from "../../expression/evaluate.ts";
import { structure } from "../../expression/structure.ts";
import type { Term } from "../../expression/term.ts";
import type { Model } from "../model.ts";

/** What is known when the graph is built, at one place of the talks. */
export interface Place {
  /** Position of each variable. */
  readonly state: readonly number[];
  readonly round: number;
  readonly deadline: number;
  /** Package on the table; -1 is nothing. */
  readonly table: number;
}

/** The value of a term at a place, with the assumptions and trusts given. */
export const valueAt = (
  model: Model,
  term: Term,
  place: Place,
  assumption: (index: number) => number,
  trust: (relation: number) => number,
): number => evaluate(term, knownAt(model, place, assumption, trust));

const knownAt = (
  model: Model,
  { state, round, deadline, table }: Place,
  assumption: (index: number) => number,
  trust: (relation: number) => number,
): Known => ({
  assumption,
  trust,
  state: (variable) => state[variable] + (model.state[variable].low ?? 0),
  round,
  deadline,
  package: table < 0 ? -1 : model.packages[table].same,
  issue: (issue) => (table < 0 ? Number.NaN : model.packages[table].terms[issue]),
});

/** Does a package satisfy a rule? */
export const satisfies = (rule: Term, terms: readonly number[]): boolean => {
  const none = (): number => Number.NaN;
  return (
    evaluate(rule, {
      assumption: none,
      trust: none,
      state: none,
      round: 1,
      deadline: Number.POSITIVE_INFINITY,
      package: -1,
      issue: (issue) => terms[issue],
    }) !== 0
  );
};

/** Rounds beyond this many are thinned out, with both ends and the neighbourhood of deadlines kept. */
const roundsTried = 60;

/** Every deadline that the clock or a setting sets. */
const deadlines = (model: Model): readonly number[] => {
  const set = model.levers.flatMap((lever) => lever.settings.flatMap((setting) => setting.deadline ?? []));
  return [...new Set([model.clock?.deadline ?? Number.POSITIVE_INFINITY, ...set])];
};

const rounds = (model: Model): readonly number[] => {
  const last = model.clock?.rounds ?? 1;
  const near = deadlines(model).flatMap((d) => [d - 1, d, d + 1]);
  const step = Math.max(1, Math.ceil(last / roundsTried));
  const thinned = Array.from({ length: Math.ceil(last / step) }, (_, i) => 1 + i * step);
  return [...new Set([...thinned, last, ...near])].filter((round) => round >= 1 && round <= last);
};

/** More places than this are thinned out evenly; the caller says so. */
const placesTried = 4000;

export interface Places {
  readonly places: readonly Place[];
  /** False when there were too many to try them all. */
  readonly all: boolean;
}

/** Every place that differs in something the terms read; what they do not read stands at its start. */
export const placesFor = (model: Model, terms: readonly Term[], nothingToo: boolean): Places => {
  const reads = structure(...terms);
  const readsPackage = reads.package || reads.issues.length > 0;
  const clock = model.clock?.deadline ?? Number.POSITIVE_INFINITY;
  const tables = model.packages.map((_, index) => index);
  const axes: (readonly number[])[] = [
    reads.round ? rounds(model) : [1],
    reads.deadline ? deadlines(model) : [clock],
    readsPackage ? [...(nothingToo ? [-1] : []), ...tables] : [-1],
    ...model.state.map(({ values, start }, variable) =>
      reads.state.includes(variable) ? values.map((_, position) => position) : [start],
    ),
  ];
  const count = axes.reduce((product, axis) => product * axis.length, 1);
  const step = Math.max(1, Math.ceil(count / placesTried));
  const places: Place[] = [];
  for (let number = 0; number < count; number += step) {
    let rest = number;
    const [round, deadline, table, ...state] = axes.map((axis) => {
      const value = axis[rest % axis.length];
      rest = Math.floor(rest / axis.length);
      return value;
    });
    places.push({ round, deadline, table, state });
  }
  const thinned = reads.round && rounds(model).length < (model.clock?.rounds ?? 1);
  return { places, all: step === 1 && !thinned };
};

/** A place in words: `round 3, forces = back, on the table = focused`. Only what the terms read is named. */
export const describe = (model: Model, terms: readonly Term[], place: Place): readonly string[] => {
  const reads = structure(...terms);
  const parts = reads.state.map((v) => `${model.state[v].id} = ${model.state[v].values[place.state[v]]}`);
  if (reads.round) parts.unshift(`round ${place.round}`);
  if (reads.deadline) parts.push(`deadline = ${Number.isFinite(place.deadline) ? place.deadline : "never"}`);
  if (reads.package || reads.issues.length > 0)
    parts.push(`on the table = ${place.table < 0 ? "nothing" : model.packages[place.table].id}`);
  return parts;
};
