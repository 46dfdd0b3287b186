import { nearest } from "../expression/nearest.ts";
import { hasApproachAlone } from "../expression/query.ts";
import type { ApproachReference, Change, Query, Span, Syntax } from "../expression/syntax.ts";
import type { From } from "../game/graph.ts";
import type { Model } from "../scenario/model.ts";
import { type Course, courseOf } from "./course.ts";
import { Unsayable } from "./unsayable.ts";

/** Finds the one thing that a name means, or says what was probably meant. */
export function indexOf(what: string, name: string, among: readonly string[], span: Span): number {
  const index = among.indexOf(name);
  if (index >= 0) return index;
  const close = nearest(name, among);
  const note =
    close !== null
      ? `did you mean "${close}"?`
      : among.length > 0
        ? `known: ${among.join(", ")}`
        : `this file declares no ${what}`;
  throw new Unsayable("invalid", "unknown-name", `unknown ${what} "${name}"`, note, span);
}

export const idsOf = (list: readonly { readonly id: string }[]): readonly string[] =>
  list.map((item) => item.id);

/** The words of a subject that is a name. */
export function path(query: Query, index: number): readonly string[] {
  const subject = query.subjects[index];
  if (subject?.kind === "path") return subject.parts;
  const message =
    subject === undefined ? `missing name in ${query.name}(…)` : `invalid name in ${query.name}(…)`;
  throw new Unsayable("invalid", "missing-name", message, "a name stands before the bar", query.span);
}

/** For a query that names no approach where the file has several. */
export function missingApproach(model: Model, { name, span }: Query): Unsayable {
  const known = idsOf(model.approaches).join(", ");
  const note = `write ${name}(${hasApproachAlone(name) ? "" : "… | "}approach); known: ${known}`;
  return new Unsayable("invalid", "missing-approach", `missing approach in ${name}(…)`, note, span);
}

/** A row by what stands in a question: `us`, or `us/maximalists` in two parts. */
export function rowNamed(model: Model, parts: readonly string[], span: Span): number {
  return indexOf("party or faction with values", parts.join("/"), idsOf(model.rows), span);
}

/** A move by its name, alone or after its party: `accept`, `iran/accept`. */
export function moveNamed(
  model: Model,
  parts: readonly string[],
  party: number | null,
  span: Span,
): { readonly party: number; readonly move: number } {
  const owner = parts.length === 2 ? indexOf("party", parts[0], idsOf(model.parties), span) : party;
  const name = parts[parts.length - 1];
  if (owner !== null) {
    return { party: owner, move: indexOf("move", name, idsOf(model.parties[owner].moves), span) };
  }
  const movers = model.parties.flatMap((candidate, index) =>
    candidate.moves.some((move) => move.id === name) ? [index] : [],
  );
  if (movers.length > 1) {
    const ways = movers.map((index) => `${model.parties[index].id}/${name}`).join(" or ");
    throw new Unsayable(
      "invalid",
      "ambiguous-move",
      `"${name}" is a move of two parties`,
      `write ${ways}`,
      span,
    );
  }
  if (movers.length === 0) {
    const all = model.parties.flatMap((candidate) => idsOf(candidate.moves));
    indexOf("move", name, all, span);
  }
  return { party: movers[0], move: idsOf(model.parties[movers[0]].moves).indexOf(name) };
}

/** The course that `A with lever = setting, assumption = 0.3 from round 4, forces = back` stands for. */
export function courseNamed(
  model: Model,
  reference: ApproachReference,
  numberOf: (syntax: Syntax) => number,
): Course {
  const approach = indexOf("approach", reference.name, idsOf(model.approaches), reference.span);
  const settings = [...model.approaches[approach].settings];
  const changed: { assumption: number; value: number }[] = [];
  for (const change of reference.changes) {
    const lever = idsOf(model.levers).indexOf(change.name);
    if (lever >= 0) {
      const names = idsOf(model.levers[lever].settings);
      settings[lever] = indexOf(`setting of "${change.name}"`, word(change), names, change.value.span);
    } else {
      const known = [...idsOf(model.assumptions), ...idsOf(model.levers)];
      const assumption = indexOf("lever or assumption", change.name, known, change.span);
      changed.push({ assumption, value: numberOf(change.value) });
    }
  }
  return courseOf(
    model,
    settings,
    changed,
    reference.from.length === 0 ? null : fromNamed(model, reference.from),
  );
}

/** Where the talks start when they start in the middle: `round 4, forces = back, on the table = focused, waffling = 2`. */
export function fromNamed(model: Model, changes: readonly Change[]): From {
  let round = 1;
  let table: number | null = null;
  const variables: { variable: number; value: number }[] = [];
  const shown: { evidence: number; times: number }[] = [];
  for (const change of changes) {
    const variable = idsOf(model.state).indexOf(change.name);
    const evidence = idsOf(model.evidence).indexOf(change.name);
    if (change.name === "round") round = whole(change, 1, model.clock?.rounds ?? 1);
    else if (change.name === "on the table") table = tableNamed(model, change);
    else if (variable >= 0) {
      const value = indexOf(
        `value of "${change.name}"`,
        word(change),
        model.state[variable].values,
        change.value.span,
      );
      variables.push({ variable, value });
    } else if (evidence >= 0) {
      shown.push({ evidence, times: whole(change, 0, model.evidence[evidence].cap) });
    } else {
      const known = ["round", "on the table", ...idsOf(model.state), ...idsOf(model.evidence)];
      indexOf("state variable or kind of evidence", change.name, known, change.span);
    }
  }
  return { round, variables, table, shown };
}

function tableNamed(model: Model, change: Change): number {
  const name = word(change);
  if (name === "nothing") return -1;
  return model.packages[indexOf("package", name, idsOf(model.packages), change.value.span)].same;
}

function whole(change: Change, least: number, most: number): number {
  const { value } = change;
  if (
    value.kind === "number" &&
    Number.isInteger(value.value) &&
    value.value >= least &&
    value.value <= most
  ) {
    return value.value;
  }
  const note = `write a whole number from ${least} to ${most}`;
  throw new Unsayable("invalid", "invalid-number", `invalid value of "${change.name}"`, note, value.span);
}

/** The name that stands as a value; a whole number is the name of a value too. */
function word({ name, value }: Change): string {
  if (value.kind === "name") return value.name;
  if (value.kind === "number") return String(value.value);
  if (value.kind === "negate" && value.of.kind === "number") return String(-value.of.value);
  throw new Unsayable("invalid", "invalid-value", `invalid value of "${name}"`, "write one name", value.span);
}
