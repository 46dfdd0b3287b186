import { number, type Term } from "../../expression/term.ts";
import type { Assignment, Effect } from "../model.ts";
import { type Entry, entriesOf, get, type Node, scalarsOf } from "../tree.ts";
import * as words from "../words.ts";
import { find, ids, report } from "./desk.ts";
import { bindTo, type Formulas, heart, termOr } from "./formula.ts";

/** What a move or a branch of a chance block does. `mover` is null for chance, whose bare `pays` would be for nobody. */
export const resolveEffect = (formulas: Formulas, block: Node, mover: number | null): Effect => {
  const { desk, vocabulary } = formulas;
  return {
    assigns: entriesOf(get(block, "does")).flatMap((entry) => resolveAssignment(formulas, entry)),
    shows: scalarsOf(get(block, "shows")).flatMap(
      (scalar) => find(desk, scalar, "evidence", vocabulary.evidence) ?? [],
    ),
    withdraws: get(block, "withdraws") !== undefined,
    accepts: get(block, "accepts") !== undefined,
    pays: [
      ...resolvePay(formulas, get(block, "pays"), mover),
      ...resolvePay(formulas, get(block, "costs"), mover).map(({ party, points }) => ({
        party,
        points: { op: "negate", a: points } as const,
      })),
    ],
    ends: resolveEnd(formulas, get(block, "ends")),
  };
};

const resolveAssignment = (formulas: Formulas, { key, value }: Entry): Assignment[] => {
  const { desk, vocabulary } = formulas;
  const variable = find(desk, key, "state variable", ids(vocabulary.state));
  if (variable === null || value.kind !== "scalar") return [];
  const { low, values, id } = vocabulary.state[variable];
  const here: Term = { op: "state", variable };
  if (low === null) {
    if (value.text === "other" && !values.includes("other")) {
      if (values.length !== 2 && values.length > 0)
        report(desk, words.otherOfMany(id, values.length), value.span);
      return [{ variable, value: { op: "subtract", a: number(1), b: here } }];
    }
    // A value's name stands as it is, also where an expression would need quotes.
    const position = values.indexOf(value.text);
    if (position >= 0) return [{ variable, value: number(position) }];
    const members = new Map(values.map((name, index) => [name, index]));
    const term = bindTo(formulas, value, "structure", { kind: "set", name: id, members });
    return term === null ? [] : [{ variable, value: term }];
  }
  const term = bindTo(formulas, value, "structure", "number");
  return term === null
    ? []
    : [{ variable, value: low === 0 ? term : { op: "subtract", a: term, b: number(low) } }];
};

const resolvePay = (formulas: Formulas, node: Node | undefined, mover: number | null): Effect["pays"] => {
  if (node === undefined) return [];
  if (heart(node) !== null) {
    if (mover === null) {
      report(formulas.desk, words.paysNobody(), node.span);
      return [];
    }
    return [{ party: mover, points: termOr(formulas, node, "play", 0) }];
  }
  return entriesOf(node).flatMap(({ key, value }) => {
    const party = find(formulas.desk, key, "party", ids(formulas.vocabulary.parties));
    return party === null ? [] : [{ party, points: termOr(formulas, value, "play", 0) }];
  });
};

const resolveEnd = (formulas: Formulas, node: Node | undefined): Effect["ends"] => {
  if (node === undefined) return null;
  const { desk, vocabulary } = formulas;
  const outcomes = ids(vocabulary.outcomes);
  if (node.kind === "scalar") {
    const outcome = find(desk, node, "outcome", outcomes);
    return outcome === null ? null : [{ outcome, probability: number(1) }];
  }
  const entries = entriesOf(node);
  if (entries.length === 0) {
    // What has the wrong shape is empty too by now, and has been told.
    const written = desk.text.slice(node.span.start, node.span.end);
    if (/^\{\s*\}$/.test(written)) report(desk, words.emptyList("ends", "outcomes"), node.span);
    return null;
  }
  const rests = entries.filter(({ value }) => value.kind === "scalar" && value.text === "rest");
  for (const { value } of rests.slice(1)) report(desk, words.secondRest(), value.span);
  const known = entries
    .filter((entry) => !rests.includes(entry))
    .map(({ key, value }) => ({ key, probability: termOr(formulas, value, "play", 0) }));
  const rest = known.reduce<Term>(
    (left, { probability }) => ({ op: "subtract", a: left, b: probability }),
    number(1),
  );
  return entries.flatMap((entry) => {
    const outcome = find(desk, entry.key, "outcome", outcomes);
    if (outcome === null) return [];
    return [{ outcome, probability: known.find(({ key }) => key === entry.key)?.probability ?? rest }];
  });
};
