import { combine } from "../lenses/combine.ts";
import { courseOf } from "../lenses/course.ts";
import type { Margin } from "../lenses/hinges/margin.ts";
import { type StudyOptions, study } from "../lenses/hinges/study.ts";
import type { Context } from "../lenses/lens.ts";
import { mattersFor } from "../lenses/matters.ts";
import type { Measure } from "../lenses/measure.ts";
import { asksOf } from "../lenses/play/asks.ts";
import type { ApproachValue } from "../lenses/play/value.ts";
import { together } from "../lenses/unit.ts";
import type { Work } from "../lenses/work.ts";
import type { Order, Played } from "./material.ts";

/** The orders by more numbers than these would bury the answer; every number stands in the table of approaches. */
export const mostOrders = 3;

/** How the approaches stand by each number that the file asks for, and how firm the first place is over all that is plausible. */
export function* ordersOf(
  context: Context,
  played: readonly Played[],
  options: StudyOptions,
): Work<readonly Order[]> {
  const { engine } = context;
  const [first] = played;
  if (first === undefined) return [];
  const standings = first.value.asks
    .slice(0, mostOrders)
    .map(({ text, least }, at) => ({ text, least, at, standing: standingOf(played, at, least) }));
  const margins = standings.map(({ standing, at, least }) => marginOf(context, standing, at, least));
  const asked = margins.filter((margin) => margin !== null);
  const studies = engine.ranges.length === 0 ? [] : yield* study(engine, asked, options);
  return standings.map(({ text, least, standing }, at): Order => {
    const margin = margins[at];
    const ahead = margin?.measure.at(engine.central);
    return {
      ...{ text, least, standing },
      matters: margin?.matters ?? 0,
      ahead: typeof ahead === "number" ? ahead : null,
      study: margin === null ? null : (studies[asked.indexOf(margin)] ?? null),
    };
  });
}

/** Those that have the number, best first; equals in the order of the file. */
function standingOf(played: readonly Played[], at: number, least: boolean): Order["standing"] {
  const sign = least ? 1 : -1;
  return played
    .flatMap(({ approach, value }: { readonly approach: string; readonly value: ApproachValue }) => {
      const { value: number, spread, reason } = value.asks[at];
      return number === null ? [] : [{ approach, value: number, spread, reason }];
    })
    .sort((a, b) => sign * (a.value - b.value));
}

/** By how much the first is better than the best of the others; null where there is no other. */
function marginOf(
  { engine, approaches, from }: Context,
  standing: Order["standing"],
  at: number,
  least: boolean,
): Margin | null {
  if (standing.length < 2) return null;
  const { model } = engine;
  const measureOf = (name: string): Measure => {
    const index = approaches.find((candidate) => model.approaches[candidate].id === name)!;
    return asksOf(engine, courseOf(model, model.approaches[index].settings, [], from))[at].measure;
  };
  const measures = standing.map(({ approach }) => measureOf(approach));
  const measure = combine(measures, together, ([first, ...others]) =>
    least ? Math.min(...others) - first : first - Math.max(...others),
  );
  return { measure, matters: mattersFor(engine, measures[0].unit) };
}
