import { structure } from "../../expression/structure.ts";
import { number, type Term } from "../../expression/term.ts";
import type { Effect, Model, Setting } from "../../scenario/model.ts";
import type { Course } from "../course.ts";

/** A lever that is moved, all others standing as they do before. */
export interface Step {
  readonly before: Course;
  readonly lever: number;
  /** The setting it is moved to. */
  readonly to: number;
  /** Assumptions held by hand: no lever changes them. */
  readonly held: ReadonlySet<number>;
}

/** What a step changes of what expressions read. */
interface Touched {
  /** What an assumption becomes with the lever, and its place behind the file's own assumptions. */
  readonly assumptions: ReadonlyMap<number, { readonly place: number; readonly value: Term }>;
  /** The value that a state variable keeps with the lever; only variables that nothing in the talks moves. */
  readonly still: ReadonlyMap<number, number>;
  /** Variables that start otherwise and then move, or say who speaks: they cannot be taken apart by place. */
  readonly moving: readonly number[];
}

export function touchedBy(model: Model, { before, lever, to, held }: Step): Touched {
  const { settings, from } = before.structure;
  const chosen = (mine: number): readonly Setting[] =>
    model.levers.map((one, index) => one.settings[index === lever ? mine : settings[index]]);
  const [first, second] = [settings[lever], to].map(chosen);
  // Of several levers the last one counts; a hand and a question in place beat them all.
  const assumed = (all: readonly Setting[], assumption: number): Term =>
    all.flatMap(({ assume }) => assume).findLast((one) => one.assumption === assumption)?.value ?? {
      op: "assumption",
      index: assumption,
    };
  const fixed = new Set([...held, ...before.changed.map(({ assumption }) => assumption)]);
  const differ = [...model.assumptions.keys()].filter(
    (index) =>
      !fixed.has(index) && JSON.stringify(assumed(first, index)) !== JSON.stringify(assumed(second, index)),
  );
  const startOf = (all: readonly Setting[], variable: number): number =>
    all.flatMap(({ start }) => start).findLast((one) => one.variable === variable)?.value ??
    model.state[variable].start;
  const placed = new Set(from?.variables.map(({ variable }) => variable));
  const otherwise = [...model.state.keys()].filter(
    (variable) => !placed.has(variable) && startOf(first, variable) !== startOf(second, variable),
  );
  const moved = assignedIn(model);
  const moving = otherwise.filter(
    (variable) => moved.has(variable) || model.state[variable].speaksFor !== null,
  );
  return {
    assumptions: new Map(
      differ.map((index, at) => [
        index,
        { place: model.assumptions.length + at, value: assumed(second, index) },
      ]),
    ),
    still: new Map(
      otherwise
        .filter((variable) => !moving.includes(variable))
        .map((variable) => [variable, startOf(second, variable) + (model.state[variable].low ?? 0)]),
    ),
    moving,
  };
}

function assignedIn(model: Model): ReadonlySet<number> {
  const effects: readonly Effect[] = [
    ...model.parties.flatMap(({ moves }) => moves.map(({ effect }) => effect)),
    ...model.chances.flatMap(({ branches }) => branches.map(({ effect }) => effect)),
  ];
  return new Set(effects.flatMap(({ assigns }) => assigns.map(({ variable }) => variable)));
}

/** Does a term read anything of it? */
export function reads(term: Term, { assumptions, still }: Touched): boolean {
  const read = structure(term);
  return (
    read.assumptions.some((index) => assumptions.has(index)) || read.state.some((index) => still.has(index))
  );
}

/** The term as it is with the lever. Definitions may share parts, so each part is replaced once. */
export function substitute(whole: Term, touched: Touched): Term {
  const done = new Map<Term, Term>();
  const of = (term: Term): Term => {
    const known = done.get(term);
    if (known !== undefined) return known;
    const made = replaced(term);
    done.set(term, made);
    return made;
  };
  const replaced = (term: Term): Term => {
    if (term.op === "assumption") {
      const place = touched.assumptions.get(term.index)?.place;
      return place === undefined ? term : { op: "assumption", index: place };
    }
    if (term.op === "state") {
      const value = touched.still.get(term.variable);
      return value === undefined ? term : number(value);
    }
    if (term.op === "if") {
      return { op: "if", test: of(term.test), then: of(term.then), otherwise: of(term.otherwise) };
    }
    if ("b" in term) return { op: term.op, a: of(term.a), b: of(term.b) };
    if ("a" in term) return { op: term.op, a: of(term.a) };
    return term;
  };
  return of(whole);
}
