import type { Evaluation } from "../../game/evaluation.ts";
import type { Model } from "../../scenario/model.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import { dealCanBreak, dealIndex, type Event } from "../event.ts";
import type { Measure } from "../measure.ts";
import { chanceOf, expectationOf, lengthOf, openings, shareOf, trustOf } from "../reading.ts";
import { type End, spreads } from "../spread.ts";
import { asked, figure } from "./asks.ts";
import { likeliest } from "./course.ts";
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
): Omit<ApproachValue, "refined"> {
  const { model } = engine;
  const played = engine.at(course, engine.central);
  if (!played.ok) throw new Error(played.failure.message);
  const { evaluation } = played;
  const read = (measures: readonly Measure[]) => {
    const found = spreads(engine, measures, ends);
    return measures.map((measure, at) => figure(measure, engine.central, found[at]));
  };
  const { signed, lasting } = dealOf(model, evaluation);
  const events = eventsOf(model);
  const outcomes = read(events.map(({ event }) => chanceOf(engine, course, event, null)));
  const lengthFigure = read([lengthOf(engine, course)])[0];
  const rounds = Array.from({ length: evaluation.alive.length }, (_, at) => at + 1);
  const trust = model.relations.map((_, relation) =>
    read(rounds.map((round) => trustOf(engine, course, relation, round))),
  );
  const own = read(model.rows.map((_, row) => expectationOf(engine, course, row, "own", null)));
  const inFact = read(model.rows.map((_, row) => expectationOf(engine, course, row, "in fact", null)));
  const moves = model.parties.flatMap((party, p) => party.moves.map((_, move) => ({ party: p, move })));
  const shares = read(moves.map(({ party, move }) => shareOf(engine, course, party, move)));
  const deal = dealIndex(model);
  const signedSpread =
    deal < 0 ? null : read([chanceOf(engine, course, { outcome: deal, part: "whole" }, null)])[0].spread;
  const { steps, probability } = likeliest(engine, course);
  const named = <T>(ids: readonly string[], values: readonly T[]): Record<string, T> =>
    Object.fromEntries(ids.map((id, at) => [id, values[at]]));
  const rowIds = model.rows.map((row) => row.id);
  const relationIds = model.relations.map((relation) => relation.id);
  const keys = events.map(({ key }) => key);
  return {
    kind: "approach",
    says: model.approaches[index].says,
    outcomes: outcomesOf(model, evaluation),
    signed,
    lasting,
    byRound: rounds.map((round) => byRound(model, evaluation, round)),
    trust: named(
      relationIds,
      trust.map((path) => path.map(({ value }) => value)),
    ),
    expected: named(
      rowIds,
      own.map(({ value }, row) => ({ own: value!, inFact: inFact[row].value! })),
    ),
    moves: moves.map(({ party, move }, at) => ({
      party: model.parties[party].id,
      move: model.parties[party].moves[move].id,
      ...openings(played, party, move),
      share: shares[at].value,
    })),
    length: evaluation.length + 0,
    course: steps,
    courseProbability: probability,
    asks: asked(engine, course, ends),
    spread: {
      outcomes: named(
        keys,
        outcomes.map(({ spread }) => spread!),
      ),
      signed: signedSpread,
      lasting: lasting === null ? null : outcomes[keys.indexOf("deal.kept")].spread,
      trust: named(
        relationIds,
        trust.map((path) => path.map(({ spread }) => spread)),
      ),
      expected: named(
        rowIds,
        own.map(({ spread }, row) => ({ own: spread!, inFact: inFact[row].spread! })),
      ),
      shares: shares.map(({ spread }) => spread),
      length: lengthFigure.spread!,
    },
  };
}

/** The ends of the talks, with the keys under which they are reported. */
function eventsOf(model: Model): readonly { readonly key: string; readonly event: Event }[] {
  const splits = dealCanBreak(model);
  return model.outcomes.flatMap(({ id, agreement }, outcome): { key: string; event: Event }[] =>
    agreement && splits
      ? [
          { key: "deal.kept", event: { outcome, part: "lasting" } },
          { key: "deal.broken", event: { outcome, part: "broken" } },
        ]
      : [{ key: id, event: { outcome, part: "whole" } }],
  );
}

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
    eventsOf(model).map(({ key, event: { outcome, part } }) => {
      if (part === "whole") return [key, whole(outcome) + 0];
      return [key, (part === "lasting" ? kept : Math.max(0, whole(outcome) - kept)) + 0];
    }),
  );
}

function dealOf(model: Model, { outcomes, kept }: Evaluation) {
  const deal = dealIndex(model);
  const signed = deal < 0 ? 0 : outcomes[deal] + 0;
  return { signed, lasting: deal >= 0 && dealCanBreak(model) ? kept + 0 : null };
}
