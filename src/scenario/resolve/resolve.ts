import type { Model, Party } from "../model.ts";
import type { Told } from "../told.ts";
import { get, type Node, scalarsOf, textOf } from "../tree.ts";
import * as words from "../words.ts";
import { type Desk, find, ids, report } from "./desk.ts";
import { type Formulas, finishDefinitions, openFormulas, termOf } from "./formula.ts";
import {
  resolveClock,
  resolveIssues,
  resolveOutcomes,
  resolvePackages,
  resolvePartyNames,
  resolveSources,
} from "./frame.ts";
import { resolveHome } from "./home.ts";
import { resolveApproaches, resolveCorrelations, resolveLevers, resolveViews } from "./levers.ts";
import { resolveChances, resolveMoves, resolveTurns } from "./play.ts";
import { resolveAsks, resolveClaims, resolveExpectations, resolveRipeness } from "./question.ts";
import { resolveState } from "./state.ts";
import { resolveEvidence, resolveEvidenceNames, resolveRelationNames, resolveRelations } from "./trust.ts";
import { resolveRows, type Valued } from "./values.ts";

export interface Resolved {
  readonly model: Model;
  /** What checking still wants to know: which names were used, where things stand. */
  readonly formulas: Formulas;
  readonly problems: readonly Told[];
}

/** From a tree of the right shape to a model: names first, then expressions, then what is built of both. */
export const resolve = (root: Node, text: string, file: string): Resolved => {
  const desk: Desk = { root, text, problems: [] };

  // 1. The names that everything else may use.
  const parties = resolvePartyNames(desk);
  const issues = resolveIssues(desk);
  const outcomes = resolveOutcomes(desk);
  const vocabulary = {
    parties,
    issues,
    packages: resolvePackages(desk, issues),
    outcomes,
    state: resolveState(desk, parties),
    relations: resolveRelationNames(desk, parties),
    evidence: resolveEvidenceNames(desk),
  };

  // 2. Every assumption, in the order of the file, so that any expression may name any of them.
  const formulas = openFormulas(desk, vocabulary);

  // 3. What things are worth and who believes whom.
  const clock = resolveClock(desk, outcomes);
  const relations = resolveRelations(formulas);
  const evidence = resolveEvidence(formulas);
  const { parties: valued, rows } = resolveRows(formulas, clock);
  const homes = parties.map((party) => resolveHome(formulas, party));
  const rules = scalarsOf(get(root, "rules")).flatMap(
    (rule) => termOf(formulas, rule, "package", "truth") ?? [],
  );

  // 4. The play.
  const moves = resolveMoves(formulas);
  const chances = resolveChances(formulas);
  const turns = resolveTurns(formulas, chances, moves);

  // 5. What is compared, claimed and expected.
  const levers = resolveLevers(formulas, moves);
  const approaches = resolveApproaches(formulas, levers);
  const views = resolveViews(formulas);
  const correlations = resolveCorrelations(formulas);
  const ripeness = resolveRipeness(formulas, rows);
  finishDefinitions(formulas);

  const agreeing = agreedBy(desk, valued, (party) =>
    rows.some((row) => row.party === party && row.deal !== null),
  );
  const model: Model = {
    title: textOf(get(root, "title")) ?? "",
    question: textOf(get(root, "question")),
    reading: textOf(get(root, "reading")),
    commonScale: textOf(get(root, "common scale")) === "yes",
    sources: resolveSources(desk),
    clock,
    parties: valued.map((party, index): Party => {
      const speakers = vocabulary.state.flatMap((variable, i) => (variable.speaksFor === index ? [i] : []));
      return {
        ...party,
        speaker: speakers[0] ?? null,
        agrees: agreeing.has(index),
        moves: moves[index],
        home: homes[index],
      };
    }),
    rows,
    issues,
    rules,
    packages: vocabulary.packages,
    outcomes,
    relations,
    evidence,
    state: vocabulary.state,
    turns,
    chances,
    levers,
    approaches,
    views,
    assumptions: formulas.assumptions,
    definitions: definitionsOf(formulas),
    correlations,
    claims: resolveClaims(desk),
    asks: resolveAsks(desk),
    ripeness,
    expectations: resolveExpectations(desk),
    text,
    file,
  };
  return { model, formulas, problems: desk.problems };
};

/** Who must accept a package: those named, else everyone for whom an agreement is worth something. */
const agreedBy = (
  desk: Desk,
  parties: readonly Valued[],
  valuesDeal: (party: number) => boolean,
): ReadonlySet<number> => {
  const named = get(desk.root, "agreed by");
  if (named === undefined) return new Set(parties.flatMap((_, party) => (valuesDeal(party) ? [party] : [])));
  const found = scalarsOf(named).flatMap((scalar) => {
    const party = find(desk, scalar, "party", ids(parties));
    if (party !== null && !valuesDeal(party))
      report(desk, words.agreesWithoutValue(scalar.text), scalar.span);
    return party ?? [];
  });
  return new Set(found);
};

const definitionsOf = (formulas: Formulas): NonNullable<Model["definitions"]> =>
  [...formulas.declared].flatMap(([id, { index, binding }]) =>
    index === null && binding !== null && typeof binding !== "string" ? [{ id, value: binding.term }] : [],
  );
