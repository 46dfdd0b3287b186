import { structure } from "../../expression/structure.ts";
import { number, type Term } from "../../expression/term.ts";
import type { Effect, Model, Setting } from "../../scenario/model.ts";
import type { Variant } from "../course.ts";
import { mapTerms } from "./places.ts";

/**
 * One way in which a lever acts. A setting changes where the talks start, what assumptions hold, what evidence is shown,
 * what may be done; each of these is read at several places of the game, and the places that belong together are a channel.
 */
export interface Channel {
  readonly name: string;
  /** What in the file carries it: chance blocks, moves, trusts, kinds of evidence. */
  readonly through: readonly string[];
}

/** What a setting says outright, not through any expression. */
const shown = "trust";
const open = "what may be done";
const begins = "how the talks start";

/** The channels by which one setting of a lever acts otherwise than another, in the order of the file. */
export function channelsOf(model: Model, lever: number, from: number, to: number): readonly Channel[] {
  const [a, b] = [from, to].map((setting) => model.levers[lever].settings[setting]);
  const touched = touchedBy(model, a, b);
  const found = new Map<string, Set<string>>();
  const note = (name: string, through: readonly string[]): void => {
    const known = found.get(name) ?? new Set<string>();
    for (const one of through) known.add(one);
    found.set(name, known);
  };
  const fresh = differing(a.shows, b.shows).map((index) => model.evidence[index].id);
  if (fresh.length > 0) note(shown, fresh);
  mapTerms(model, (term, place) => {
    if (reads(term, touched)) note(place.channel, [place.through]);
    return term;
  });
  if (touched.moving.length > 0)
    note(
      begins,
      touched.moving.map((variable) => model.state[variable].id),
    );
  if (restrictions(a) !== restrictions(b)) note(open, [model.levers[lever].id]);
  return [...found].map(([name, through]) => ({ name, through: [...through] }));
}

/**
 * The model in which a lever's setting acts through some of its channels alone and is otherwise like another setting.
 * Where such a channel reads what the setting changes, it reads what the setting would make of it; everything else reads
 * what it would be under the other.
 */
export function through(
  model: Model,
  lever: number,
  from: number,
  to: number,
  channels: ReadonlySet<string>,
): Variant {
  const { settings } = model.levers[lever];
  const [a, b] = [settings[from], settings[to]];
  const touched = touchedBy(model, a, b);
  const blended: Setting = {
    ...(channels.has(open) ? b : a),
    id: b.id,
    shows: channels.has(shown) ? b.shows : a.shows,
    assume: a.assume,
    start: [
      ...a.start.filter(({ variable }) => !touched.moving.includes(variable)),
      ...(channels.has(begins) ? b : a).start.filter(({ variable }) => touched.moving.includes(variable)),
    ],
  };
  const changed = mapTerms(model, (term, place) =>
    channels.has(place.channel) && reads(term, touched) ? substitute(term, touched) : term,
  );
  const levers = model.levers.map((one, index) =>
    index === lever
      ? { ...one, settings: one.settings.map((setting, at) => (at === to ? blended : setting)) }
      : one,
  );
  return {
    key: JSON.stringify(["through", lever, from, to, [...channels].sort()]),
    model: { ...changed, levers },
  };
}

interface Touched {
  /** What an assumption becomes under the second setting, where the settings differ in it. */
  readonly assumptions: ReadonlyMap<number, Term>;
  /** The value that a state variable keeps under the second setting; only variables that nothing in the talks moves. */
  readonly still: ReadonlyMap<number, number>;
  /** Variables that start otherwise and then move: they cannot be taken apart by place. */
  readonly moving: readonly number[];
}

function touchedBy(model: Model, a: Setting, b: Setting): Touched {
  const assumed = new Set([...a.assume, ...b.assume].map(({ assumption }) => assumption));
  const assumptions = [...assumed].flatMap((assumption): readonly (readonly [number, Term])[] => {
    const [before, after] = [a, b].map(
      ({ assume }) =>
        assume.find((one) => one.assumption === assumption)?.value ??
        ({ op: "assumption", index: assumption } as const),
    );
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [[assumption, after]];
  });
  const startOf = (setting: Setting, variable: number): number =>
    setting.start.find((one) => one.variable === variable)?.value ?? model.state[variable].start;
  const moved = assignedIn(model);
  const differ = [...model.state.keys()].filter((variable) => startOf(a, variable) !== startOf(b, variable));
  return {
    assumptions: new Map(assumptions),
    still: new Map(
      differ.filter((variable) => !moved.has(variable)).map((variable) => [variable, startOf(b, variable)]),
    ),
    moving: differ.filter((variable) => moved.has(variable)),
  };
}

function assignedIn(model: Model): ReadonlySet<number> {
  const effects: readonly Effect[] = [
    ...model.parties.flatMap(({ moves }) => moves.map(({ effect }) => effect)),
    ...model.chances.flatMap(({ branches }) => branches.map(({ effect }) => effect)),
  ];
  return new Set(effects.flatMap(({ assigns }) => assigns.map(({ variable }) => variable)));
}

function reads(term: Term, { assumptions, still }: Touched): boolean {
  const read = structure(term);
  return (
    read.assumptions.some((index) => assumptions.has(index)) || read.state.some((index) => still.has(index))
  );
}

/**
 * The term as it is under the second setting. Definitions may share parts, so each part is replaced once. What a setting
 * makes of an assumption is read where the talks are; another lever that fixes what it reads has done so before.
 */
function substitute(whole: Term, touched: Touched): Term {
  const done = new Map<Term, Term>();
  const of = (term: Term): Term => {
    const known = done.get(term);
    if (known !== undefined) return known;
    const made = replaced(term);
    done.set(term, made);
    return made;
  };
  const replaced = (term: Term): Term => {
    if (term.op === "assumption") return touched.assumptions.get(term.index) ?? term;
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

/** What is in one list and not in the other. */
function differing(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...a.filter((one) => !b.includes(one)), ...b.filter((one) => !a.includes(one))];
}

const restrictions = ({ only, never, deadline, startOnly, table }: Setting): string =>
  JSON.stringify([only, never, String(deadline), startOnly, table]);
