import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import { limitsOf } from "../limits.ts";
import { mattersFor } from "../matters.ts";
import type { Measure } from "../measure.ts";
import { expectationOf } from "../reading.ts";
import { type End, spreads } from "../spread.ts";
import { pointsOf } from "../unit.ts";
import type { World } from "../world.ts";
import { asksOf, figure } from "./asks.ts";
import { rankingFindings } from "./findings.ts";
import type { RankingValue } from "./value.ts";

/** All approaches beside each other: ranked by the first number that the file asks for, and for each row by its own trust. */
export function ranking(
  engine: Engine,
  approaches: readonly number[],
  courses: readonly Course[],
  ends: readonly End[],
): { readonly value: RankingValue; readonly findings: readonly string[] } {
  const names = approaches.map((index) => engine.model.approaches[index].id);
  const first = courses.flatMap((course) => asksOf(engine, course).slice(0, 1));
  const measures = first.map((ask) => ask.measure);
  const by = first.length === 0 ? null : { text: first[0].text, least: first[0].least };
  const sign = by?.least ? -1 : 1;
  const found = spreads(engine, measures, ends);
  const order = measures
    .map((measure, at) => ({ approach: names[at], ...figure(measure, engine.central, found[at]) }))
    .sort((a, b) => sign * (numberOr(b.value, sign) - numberOr(a.value, sign)));
  const leads = (world: World): string | null => leader(names, measures, sign, world);
  const leading = leads(engine.central);
  const value: RankingValue = {
    kind: "ranking",
    by,
    order,
    turns: ends.flatMap(({ mover, world }) => {
      const there = leads(world);
      return there === null || there === leading ? [] : [{ by: mover, first: there }];
    }),
    best: engine.model.rows.flatMap((_, row) => bestFor(engine, row, names, courses)),
    limits: limitsOf(engine.model),
    failures: courses.flatMap((course, at) => {
      const played = engine.at(course, engine.central);
      return played.ok ? [] : [{ approach: names[at], failure: played.failure }];
    }),
  };
  return { value, findings: rankingFindings(engine.model, value) };
}

/** What has no number stands last, whichever way the order goes. */
const numberOr = (value: number | null, sign: number): number => value ?? -sign * Number.MAX_VALUE;

/** The approach that comes first at a world; the earlier in the file among equals, null when none has a number. */
function leader(
  names: readonly string[],
  measures: readonly Measure[],
  sign: number,
  world: World,
): string | null {
  let best: number | null = null;
  let name: string | null = null;
  measures.forEach((measure, at) => {
    const value = measure.at(world);
    // Approaches that rounding alone parts are equal.
    if (typeof value !== "number" || (best !== null && sign * (value - best) <= 1e-12)) return;
    best = value;
    name = names[at];
  });
  return name;
}

function bestFor(
  engine: Engine,
  row: number,
  names: readonly string[],
  courses: readonly Course[],
): RankingValue["best"] {
  const values = courses.flatMap((course, at) => {
    const expected = expectationOf(engine, course, row, "own", null).at(engine.central);
    return typeof expected === "number" ? [{ approach: names[at], expected }] : [];
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
