import type { Evaluation } from "../../game/evaluation.ts";
import type { Model } from "../../scenario/model.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import { share } from "../event.ts";
import { openings } from "../openings.ts";
import { type End, type Spread, spreadsOf } from "../spread.ts";
import { asked } from "./asks.ts";
import { likeliest } from "./course.ts";
import { eventsOf, movesOf, sheetOf } from "./sheet.ts";
import type { ApproachValue } from "./value.ts";

/**
 * Every figure of one approach, each with its spread. All spreads are read from the same evaluations; the caller has
 * made sure that the course can be played at the central values.
 */
export function figures(
  engine: Engine,
  index: number,
  course: Course,
  ends: readonly End[],
  brief: boolean,
): Omit<ApproachValue, "refined"> {
  const { model } = engine;
  const played = engine.at(course, engine.central);
  const sheet = sheetOf(model, brief);
  const list = engine.read(course, engine.central, sheet.reading);
  if (!played.ok) throw new Error(played.failure.message);
  if ("code" in list) throw new Error("what can be played has figures");
  const { evaluation, graph } = played;
  const found = spreadsOf(engine, course, sheet.reading, ends);
  // Adding zero makes -0 an ordinary zero, which survives serialisation.
  const number = (at: number): number => list[at] + 0;
  const orNull = (at: number): number | null => (Number.isNaN(list[at]) ? null : number(at));
  const spread = (at: number): Spread | null => found[at];
  const certain = (at: number): Spread => found[at]!;
  const rounds = Array.from(evaluation.alive, (_, at) => at + 1);
  const keys = eventsOf(model).map(({ key }) => key);
  const splits = keys.indexOf("deal.kept");
  const path = <T>(relation: number, read: (at: number) => T): readonly T[] =>
    rounds.map((round) => read(sheet.trust(relation, round)));
  const ofKeys = <T>(read: (at: number) => T): Record<string, T> =>
    Object.fromEntries(keys.map((key, event) => [key, read(sheet.outcome(event))]));
  const { steps, probability } = likeliest(engine, course);
  return {
    kind: "approach",
    says: model.approaches[index].says,
    outcomes: ofKeys(number),
    signed: sheet.signed < 0 ? 0 : number(sheet.signed),
    lasting: splits < 0 ? null : number(sheet.outcome(splits)),
    byRound: rounds.map((round) => byRound(model, evaluation, round)),
    trust: named(model.relations, (relation) => path(relation, orNull)),
    expected: named(model.rows, (row) => ({
      own: number(sheet.own(row)),
      inFact: evaluation.expectedInFact[row] + 0,
    })),
    moves: movesOf(model).map(({ party, move }) => {
      const { open, taken } = openings(graph, evaluation, party, move);
      const { id, moves } = model.parties[party];
      return { party: id, move: moves[move].id, open, taken, share: open > 0 ? taken / open + 0 : null };
    }),
    length: number(sheet.length),
    course: steps,
    courseProbability: probability,
    asks: asked(engine, course, ends),
    spread: {
      outcomes: ofKeys(certain),
      signed: sheet.signed < 0 ? null : spread(sheet.signed),
      lasting: splits < 0 ? null : spread(sheet.outcome(splits)),
      trust: named(model.relations, (relation) => path(relation, spread)),
      expected: named(model.rows, (row) => ({
        own: certain(sheet.own(row)),
        inFact: spread(sheet.inFact(row)),
      })),
      shares: movesOf(model).map((_, at) => spread(sheet.share(at))),
      length: certain(sheet.length),
    },
  };
}

const named = <T>(
  list: readonly { readonly id: string }[],
  value: (index: number) => T,
): Readonly<Record<string, T>> => Object.fromEntries(list.map(({ id }, at) => [id, value(at)]));

/** The probability of each end, by key. */
export function outcomesOf(model: Model, { outcomes, kept }: Evaluation): Record<string, number> {
  return byKey(model, (outcome) => outcomes[outcome], kept);
}

function byRound(model: Model, evaluation: Evaluation, round: number): ApproachValue["byRound"][number] {
  const first = (round - 1) * model.outcomes.length;
  const outcomes = byKey(
    model,
    (outcome) => evaluation.byRound[first + outcome],
    evaluation.keptByRound[round - 1],
  );
  return { round, goingOn: evaluation.alive[round - 1] + 0, outcomes };
}

function byKey(model: Model, whole: (outcome: number) => number, kept: number): Record<string, number> {
  return Object.fromEntries(
    eventsOf(model).map(({ key, event }) => [key, share(event, whole(event.outcome), kept) + 0]),
  );
}
