import type { Change, Syntax } from "../../expression/syntax.ts";
import type { Effect, Model } from "../model.ts";

/** What the state can ever be: values that something starts with, sets, or that a claim starts from. */
export interface Attainable {
  /** Positions of each variable, rising. */
  readonly state: readonly (readonly number[])[];
  /** Packages that can lie on the table, as their first names; -1 is nothing. */
  readonly tables: readonly number[];
}

export const effectsOf = (model: Model): readonly Effect[] => [
  ...model.chances.flatMap(({ branches }) => branches.map(({ effect }) => effect)),
  ...model.parties.flatMap(({ moves }) => moves.map(({ effect }) => effect)),
];

export const attainable = (model: Model): Attainable => {
  const state = model.state.map(({ start }) => new Set([start]));
  const tables = new Set([-1]);
  const add = (variable: number, position: number): void => {
    state[variable].add(position);
  };
  for (const setting of model.levers.flatMap((lever) => lever.settings)) {
    for (const { variable, value } of setting.start) add(variable, value);
    if (setting.table !== null) tables.add(model.packages[setting.table].same);
  }
  for (const { variable, value } of effectsOf(model).flatMap((effect) => effect.assigns)) {
    if (value.op === "number") add(variable, value.value);
    else for (const position of model.state[variable].values.keys()) add(variable, position);
  }
  for (const { moves } of model.parties)
    for (const offered of moves.flatMap((move) => move.offers ?? []))
      tables.add(model.packages[offered].same);
  for (const { name, value } of startsInClaims(model)) {
    const word = value.kind === "name" ? value.name : value.kind === "number" ? String(value.value) : "";
    const variable = model.state.findIndex(({ id }) => id === name);
    const position = variable < 0 ? -1 : model.state[variable].values.indexOf(word);
    if (position >= 0) add(variable, position);
    const agreed = name === "on the table" ? model.packages.find(({ id }) => id === word) : undefined;
    if (agreed !== undefined) tables.add(agreed.same);
  }
  return {
    state: state.map((positions) => [...positions].sort((a, b) => a - b)),
    tables: [...tables].sort((a, b) => a - b),
  };
};

/** Everything after `from` in the claims and expectations of a file. */
const startsInClaims = (model: Model): readonly Change[] => {
  const found: Change[] = [];
  const visit = (syntax: Syntax): void => {
    switch (syntax.kind) {
      case "query":
        for (const subject of syntax.subjects) {
          if (subject.kind === "expression") visit(subject.of);
          if (subject.kind === "between") found.push(...subject.from.from, ...subject.to.from);
        }
        found.push(...(syntax.approach?.from ?? []));
        return;
      case "negate":
      case "not":
        visit(syntax.of);
        return;
      case "binary":
      case "compare":
      case "and":
      case "or":
        visit(syntax.left);
        visit(syntax.right);
        return;
      case "if":
        visit(syntax.test);
        visit(syntax.then);
        if (syntax.otherwise !== null) visit(syntax.otherwise);
        return;
      case "call":
        for (const argument of syntax.args) visit(argument);
        return;
      default:
        return;
    }
  };
  for (const { holds } of model.claims) if (holds !== null) visit(holds);
  for (const { of } of model.expectations) visit(of);
  return found;
};
