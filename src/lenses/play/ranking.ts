import type { Model } from "../../scenario/model.ts";
import { combine } from "../combine.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import { limitsOf } from "../limits.ts";
import { mattersFor } from "../matters.ts";
import type { Measure } from "../measure.ts";
import { type End, spreads } from "../spread.ts";
import { pointsOf, together } from "../unit.ts";
import type { World } from "../world.ts";
import { asksOf, figure } from "./asks.ts";
import { dominance } from "./dominance.ts";
import { type Lead, type OwnChoice, rankingFindings } from "./findings.ts";
import type { ApproachValue, RankingValue } from "./value.ts";

/** All approaches beside each other: ranked by the first number that the file asks for, and for each row by its own trust. */
export function ranking(
  engine: Engine,
  approaches: readonly number[],
  courses: readonly Course[],
  ends: readonly End[],
  figures: readonly (ApproachValue | null)[],
): { readonly value: RankingValue; readonly findings: readonly string[] } {
  const names = approaches.map((index) => engine.model.approaches[index].id);
  const asks = courses.flatMap((course) => asksOf(engine, course).slice(0, 1));
  const measures = asks.map((ask) => ask.measure);
  const by = asks.length === 0 ? null : { text: asks[0].text, least: asks[0].least };
  const sign = by?.least ? -1 : 1;
  const found = spreads(engine, measures, ends);
  const order = measures
    .map((measure, at) => ({ approach: names[at], ...figure(measure, engine.central, found[at]) }))
    .sort((a, b) => sign * (numberOr(b.value, sign) - numberOr(a.value, sign)));
  const leading = order.find(({ value }) => value !== null)?.approach ?? null;
  const candidates = measures.map((measure, at) => ({ name: names[at], measure }));
  const matters = measures.length === 0 ? 0 : mattersFor(engine, measures[0].unit);
  const first = (world: World): string | null =>
    leading === null ? null : overtakes(candidates, leading, sign, matters, world);
  const value: RankingValue = {
    kind: "ranking",
    by,
    order,
    tied: order.length > 1 && order[1].value !== null && Math.abs(order[0].value! - order[1].value) < matters,
    turns: ends.flatMap(({ mover, world }) => {
      const there = first(world);
      return there === null ? [] : [{ by: mover, first: there }];
    }),
    best: engine.model.rows.flatMap((_, row) => bestFor(engine, row, names, courses)),
    dominant: dominance(engine),
    limits: limitsOf(engine.model),
    failures: courses.flatMap((course, at) => {
      const played = engine.at(course, engine.central);
      return played.ok ? [] : [{ approach: names[at], failure: played.failure }];
    }),
  };
  const [best, next] = order.map(({ approach }) => names.indexOf(approach));
  const lead =
    by === null || next === undefined || order[1].value === null
      ? null
      : leadOf(engine, by, candidates[best], candidates[next], value.tied, matters, ends);
  const choices = lead === null ? [] : choicesOf(engine.model, value, names, figures);
  return { value, findings: rankingFindings(engine.model, value, lead, choices) };
}

/** How far the first approach is before the second, and which assumptions alone turn that. */
function leadOf(
  engine: Engine,
  by: NonNullable<RankingValue["by"]>,
  first: Candidate,
  second: Candidate,
  tied: boolean,
  matters: number,
  ends: readonly End[],
): Lead {
  const sign = by.least ? -1 : 1;
  const measure = combine([first.measure, second.measure], together, ([a, b]) => sign * (a - b));
  const [spread] = spreads(engine, [measure], ends);
  const turns = ends.flatMap(({ mover, world }) => {
    const there = measure.at(world);
    return typeof there === "number" && there <= -matters ? [{ by: mover, behind: -there }] : [];
  });
  const ahead = measure.at(engine.central);
  return {
    first: first.name,
    second: second.name,
    ...by,
    ahead: typeof ahead === "number" ? ahead : 0,
    spread,
    tied,
    turns: turns.sort((a, b) => b.behind - a.behind),
  };
}

/** The parties whose own trust would choose another approach than the one that leads, by more than matters. */
function choicesOf(
  model: Model,
  { order, best }: RankingValue,
  names: readonly string[],
  figures: readonly (ApproachValue | null)[],
): readonly OwnChoice[] {
  const expected = (approach: string, row: string) => {
    const value = figures[names.indexOf(approach)];
    return value === null || value === undefined
      ? null
      : { points: value.expected[row].own, spread: value.spread.expected[row].own };
  };
  return best.flatMap(({ row, approach, tied }, index): readonly OwnChoice[] => {
    const leading = order[0].approach;
    const [own, instead] = [expected(approach, row), expected(leading, row)];
    if (model.rows[index].faction !== null || approach === leading || tied) return [];
    if (own === null || instead === null) return [];
    return [{ row, approach, ...own, instead: instead.points, insteadSpread: instead.spread }];
  });
}

interface Candidate {
  readonly name: string;
  readonly measure: Measure;
}

/** What has no number stands last, whichever way the order goes. */
const numberOr = (value: number | null, sign: number): number => value ?? -sign * Number.MAX_VALUE;

/** The approach that beats the leading one at a world, by at least what matters; null when none does. */
function overtakes(
  candidates: readonly Candidate[],
  leading: string,
  sign: number,
  matters: number,
  world: World,
): string | null {
  const values = candidates.flatMap(({ name, measure }) => {
    const value = measure.at(world);
    return typeof value === "number" ? [{ name, value: sign * value }] : [];
  });
  const before = values.find(({ name }) => name === leading);
  if (values.length === 0 || before === undefined) return null;
  const best = values.reduce((top, next) => (next.value > top.value ? next : top));
  return best.value - before.value >= matters ? best.name : null;
}

function bestFor(
  engine: Engine,
  row: number,
  names: readonly string[],
  courses: readonly Course[],
): RankingValue["best"] {
  const values = courses.flatMap((course, at) => {
    const played = engine.at(course, engine.central);
    return played.ok ? [{ approach: names[at], expected: played.evaluation.expected[row] + 0 }] : [];
  });
  if (values.length === 0) return [];
  const [top, next] = values.sort((a, b) => b.expected - a.expected);
  return [
    {
      row: engine.model.rows[row].id,
      ...top,
      ahead: next === undefined ? null : top.expected - next.expected,
      next: next?.approach ?? null,
      tied: next !== undefined && top.expected - next.expected < mattersFor(engine, pointsOf(row)),
    },
  ];
}
