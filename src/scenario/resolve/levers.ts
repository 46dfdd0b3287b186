import type { Approach, Correlation, Lever, Move, Restriction, Setting, View } from "../model.ts";
import { type Entry, entriesOf, get, type Node, type Scalar, scalarsOf, textOf } from "../tree.ts";
import * as words from "../words.ts";
import { find, ids, report } from "./desk.ts";
import { type Formulas, heart, read, settable, termOf } from "./formula.ts";
import { deadlineOf, numberAt } from "./frame.ts";

type Moves = readonly (readonly Move[])[];

export const resolveLevers = (formulas: Formulas, moves: Moves): readonly Lever[] =>
  entriesOf(get(formulas.desk.root, "levers")).map(({ key, value }) => {
    const by = get(value, "by");
    const settings = entriesOf(get(value, "settings"));
    if (settings.length === 0) report(formulas.desk, words.emptyList(key.text, "settings"), key.span);
    return {
      id: key.text,
      by: by?.kind === "scalar" ? find(formulas.desk, by, "party", ids(formulas.vocabulary.parties)) : null,
      settings: settings.map((setting) => resolveSetting(formulas, moves, setting)),
    };
  });

const resolveSetting = (formulas: Formulas, moves: Moves, { key, value }: Entry): Setting => {
  const { desk, vocabulary } = formulas;
  const start: { variable: number; value: number }[] = [];
  let table: number | null = null;
  for (const entry of entriesOf(get(value, "start"))) {
    if (entry.value.kind !== "scalar") continue;
    if (entry.key.text === "on the table") {
      table = find(desk, entry.value, "package", ids(vocabulary.packages));
      continue;
    }
    const variable = find(desk, entry.key, "state variable", [...ids(vocabulary.state), "on the table"]);
    if (variable === null) continue;
    const { values } = vocabulary.state[variable];
    const position = values.length === 0 ? null : find(desk, entry.value, "value", values);
    if (position !== null) start.push({ variable, value: position });
  }
  return {
    id: key.text,
    assume: entriesOf(get(value, "assume")).flatMap((entry) => {
      const assumption = settable(formulas, entry.key);
      const term = termOf(formulas, entry.value, "constant");
      return assumption === null || term === null ? [] : [{ assumption, value: term }];
    }),
    start,
    table,
    shows: scalarsOf(get(value, "shows")).flatMap(
      (scalar) => find(desk, scalar, "evidence", vocabulary.evidence) ?? [],
    ),
    only: restrictions(formulas, moves, get(value, "only")),
    never: restrictions(formulas, moves, get(value, "never")),
    deadline: deadlineOf(get(value, "deadline")),
    startOnly: textOf(get(value, "start only")) === "yes",
  };
};

const restrictions = (formulas: Formulas, moves: Moves, node: Node | undefined): readonly Restriction[] =>
  entriesOf(node).flatMap(({ key, value }) => {
    const party = find(formulas.desk, key, "party", ids(formulas.vocabulary.parties));
    if (party === null) return [];
    const named = scalarsOf(value).flatMap((scalar) => moveWithPackage(formulas, moves[party], scalar) ?? []);
    return [{ party, moves: named }];
  });

/** `strike`, or `propose maximal`: the longest name of a move first, then one of its packages. */
const moveWithPackage = (
  formulas: Formulas,
  moves: readonly Move[],
  scalar: Scalar,
): Restriction["moves"][number] | null => {
  const whole = moves.findIndex((move) => move.id === scalar.text);
  if (whole >= 0) return { move: whole, package: null };
  const parts = scalar.text.split(" ");
  for (let cut = parts.length - 1; cut > 0; cut--) {
    const move = moves.findIndex((candidate) => candidate.id === parts.slice(0, cut).join(" "));
    const offers = move < 0 ? null : moves[move].offers;
    if (offers === null) continue;
    const rest = parts.slice(cut).join(" ");
    const known = offers.map((index) => formulas.vocabulary.packages[index].id);
    const position = find(formulas.desk, scalar, "package", known, rest);
    return position === null ? null : { move, package: offers[position] };
  }
  find(formulas.desk, scalar, "move", ids(moves));
  return null;
};

/** One setting for each lever. Without approaches there is one, which needs that there are no levers. */
export const resolveApproaches = (formulas: Formulas, levers: readonly Lever[]): readonly Approach[] => {
  const { desk } = formulas;
  const section = entriesOf(get(desk.root, "approaches"));
  if (section.length === 0) {
    const key = entriesOf(desk.root).find((entry) => entry.key.text === "levers")?.key;
    if (levers.length > 0 && key !== undefined)
      report(desk, words.leversWithoutApproaches(ids(levers)), key.span);
    return [{ id: "as written", says: null, settings: levers.map(() => 0) }];
  }
  return section.map(({ key, value }) => {
    for (const entry of entriesOf(value))
      if (entry.key.text !== "says") find(desk, entry.key, "lever", [...ids(levers), "says"]);
    const open = levers.filter((lever) => get(value, lever.id) === undefined);
    if (open.length > 0) report(desk, words.approachLeavesLever(key.text, ids(open)), key.span);
    return {
      id: key.text,
      says: textOf(get(value, "says")),
      settings: levers.map((lever) => {
        const node = get(value, lever.id);
        return (node?.kind === "scalar" ? find(desk, node, "setting", ids(lever.settings)) : null) ?? 0;
      }),
    };
  });
};

/** Overrides are numbers: a view says what its holder believes, not how it follows from something else. */
export const resolveViews = (formulas: Formulas): readonly View[] =>
  entriesOf(get(formulas.desk.root, "views")).map(({ key, value }) => ({
    id: key.text,
    says: textOf(get(value, "says")),
    overrides: entriesOf(get(value, "assume")).flatMap((entry) => {
      const assumption = settable(formulas, entry.key);
      const scalar = heart(entry.value);
      const syntax = scalar === null ? null : read(formulas, scalar);
      if (assumption === null || scalar === null || syntax === null) return [];
      if (syntax.kind !== "number" && syntax.kind !== "range") {
        report(formulas.desk, words.viewNotANumber(scalar.text), scalar.span);
        return [];
      }
      const range =
        syntax.kind === "range" ? { low: syntax.low, high: syntax.high, shape: syntax.shape } : null;
      return [{ assumption, value: syntax.value, range, because: textOf(get(entry.value, "because")) }];
    }),
  }));

export const resolveCorrelations = (formulas: Formulas): readonly Correlation[] => {
  const { desk } = formulas;
  const seen = new Set<string>();
  const section = get(desk.root, "correlations");
  if (section?.kind !== "list") return [];
  return section.items.flatMap((item) => {
    const between = scalarsOf(get(item, "between"));
    const pair = between.map((scalar) => settable(formulas, scalar));
    const rank = numberAt(item, "rank");
    const [a, b] = pair;
    if (rank === null || a == null || b == null) return [];
    if (rank <= -1 || rank >= 1) report(desk, words.invalidRank(rank), get(item, "rank")!.span);
    const key = `${Math.min(a, b)} ${Math.max(a, b)}`;
    if (a === b || seen.has(key))
      report(desk, words.correlatedTwice(between.map((s) => s.text)), between[0].span);
    seen.add(key);
    return a === b ? [] : [{ a, b, rank }];
  });
};
