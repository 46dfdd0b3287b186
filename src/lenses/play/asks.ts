import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import { dealCanBreak, dealIndex } from "../event.ts";
import { failed } from "../failure.ts";
import { type Measure, measure } from "../measure.ts";
import { chanceOf } from "../reading.ts";
import { type End, type Spread, spreads } from "../spread.ts";
import { plain } from "../unit.ts";
import { Unsayable } from "../unsayable.ts";
import type { World } from "../world.ts";
import type { ApproachValue, Figure } from "./value.ts";

export interface Asked {
  readonly text: string;
  readonly least: boolean;
  readonly measure: Measure;
}

/**
 * The numbers by which the file wants approaches reported, under one course. A file that asks for nothing and knows
 * deals is asked for the deal that lasts.
 */
export function asksOf(engine: Engine, course: Course): readonly Asked[] {
  const { model } = engine;
  if (model.asks.length > 0) {
    return model.asks.map(({ text, of, least = false }) => ({
      text,
      least,
      measure: orFailure(() => measure(engine, of, course)),
    }));
  }
  const outcome = dealIndex(model);
  if (outcome < 0) return [];
  const part = dealCanBreak(model) ? "lasting" : "whole";
  const text = part === "lasting" ? "P(lasting deal)" : "P(deal)";
  return [{ text, least: false, measure: chanceOf(engine, course, { outcome, part }, null) }];
}

export function asked(engine: Engine, course: Course, ends: readonly End[]): ApproachValue["asks"] {
  const asks = asksOf(engine, course);
  const found = spreads(
    engine,
    asks.map((ask) => ask.measure),
    ends,
  );
  return asks.map(({ text, least, measure }, at) => ({
    text,
    least,
    ...figure(measure, engine.central, found[at]),
  }));
}

export function figure(measure: Measure, world: World, spread: Spread | null): Figure {
  const value = measure.at(world);
  return typeof value === "number"
    ? { value, spread, reason: null }
    : { value: null, spread: null, reason: value.message };
}

/** A question that cannot be put to the model is a figure without a number, and the reason stands beside it. */
function orFailure(make: () => Measure): Measure {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof Unsayable)) throw error;
    const failure = failed(error.code, error.message, error.note);
    return { unit: plain, demands: [], at: () => failure };
  }
}
