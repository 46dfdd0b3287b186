import { interaction, pairsOf, shapleyValues } from "../../maths/cooperative.ts";
import { combine } from "../combine.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import type { Factor, Factorial } from "../factorial.ts";
import { gameAt } from "../factorial.ts";
import type { Failure } from "../failure.ts";
import { mattersFor } from "../matters.ts";
import type { Measure } from "../measure.ts";
import { endsOf, type Spread, spreads } from "../spread.ts";
import type { Work } from "../work.ts";
import { channelsOf, through } from "./channel.ts";
import type { Margin } from "./margin.ts";
import { plausible } from "./plausible.ts";
import { type Turn, turnsOf } from "./turns.ts";

/** A number at the central values, how far each assumption alone takes it, and where its sign turns. */
export interface Effect {
  readonly value: number;
  readonly spread: Spread;
  /** Where each assumption alone turns its sign; empty where none does inside its range, or where nothing matters. */
  readonly turns: readonly Turn[];
}

interface LeverEffect extends Factor {
  /** Its part of the whole difference: its Shapley value over all orders in which the levers may be moved. */
  readonly part: Effect;
  /** Moved alone from where the first approach stands, and moved last to where the second stands. */
  readonly alone: Effect;
  readonly last: Effect;
  /** The ways by which it acts, each with the others switched off, all other levers as in the first approach. */
  readonly channels: readonly ChannelEffect[];
}

interface ChannelEffect {
  readonly name: string;
  readonly through: readonly string[];
  readonly effect: Effect;
}

/** How the levers between two approaches share out the difference of a number. */
export interface LeversValue {
  readonly kind: "levers";
  readonly from: string;
  readonly to: string;
  readonly on: string;
  /** A smaller difference is none. */
  readonly matters: number;
  readonly before: number;
  readonly after: number;
  readonly whole: Effect;
  readonly levers: readonly LeverEffect[];
  /** What two levers bring together beyond what each brings, averaged over what the others do. */
  readonly interactions: readonly { readonly a: string; readonly b: string; readonly value: number }[];
}

export interface LeversQuestion {
  readonly from: string;
  readonly to: string;
  readonly on: string;
  /** The number under a course. */
  readonly measure: (course: Course) => Measure;
  readonly factorial: Factorial;
}

/** Every combination of the levers is played, so that nothing of this is estimated. */
export function* levers(engine: Engine, question: LeversQuestion): Work<LeversValue | Failure> {
  const { factorial, measure } = question;
  const measures = factorial.courses.map(measure);
  const all = measures.length - 1;
  const of = (value: (game: Float64Array) => number): Measure =>
    combine(
      measures,
      (unit) => unit,
      (numbers) => value(Float64Array.from(numbers)),
    );
  const difference = (to: Measure, from: Measure): Measure =>
    combine(
      [to, from],
      (unit) => unit,
      ([b, a]) => b - a,
    );
  const parts = factorial.factors.map((factor, bit) => ({
    factor,
    part: of((game) => shapleyValues(game)[bit]),
    alone: difference(measures[1 << bit], measures[0]),
    last: difference(measures[all], measures[all ^ (1 << bit)]),
    channels: channelMeasures(engine, question, bit).map(({ channel, measure: number }) => ({
      channel,
      effect: difference(number, measures[0]),
    })),
  }));
  const whole = difference(measures[all], measures[0]);
  const asked = [
    whole,
    ...parts.flatMap(({ part, alone, last, channels }) => [
      part,
      alone,
      last,
      ...channels.map(({ effect }) => effect),
    ]),
  ];
  const ends = endsOf(engine);
  yield [
    {
      demands: asked.flatMap(({ demands }) => demands),
      worlds: [engine.central, ...ends.map(({ world }) => world)],
    },
  ];
  const game = gameAt(measures, engine.central);
  if (!(game instanceof Float64Array)) return game;
  const failing = asked.map((one) => one.at(engine.central)).find((value) => typeof value !== "number");
  if (failing !== undefined) return failing as Failure;
  const matters = mattersFor(engine, measures[0].unit);
  const margins = asked.map((one): Margin => ({ measure: one, matters }));
  const turns = yield* turnsOf(engine, plausible(engine), margins);
  const found = spreads(engine, asked, ends);
  const effects = asked.map((one, at): Effect => {
    const value = one.at(engine.central);
    const spread = found[at];
    if (typeof value !== "number" || spread === null) throw new Error("every effect has a number by now");
    return { value, spread, turns: turns[at] };
  });
  let next = 1;
  const take = (): Effect => effects[next++];
  return {
    kind: "levers",
    from: question.from,
    to: question.to,
    on: question.on,
    matters,
    before: game[0],
    after: game[all],
    whole: effects[0],
    levers: parts.map(({ factor, channels }) => ({
      ...factor,
      part: take(),
      alone: take(),
      last: take(),
      channels: channels.map(({ channel }) => ({ ...channel, effect: take() })),
    })),
    interactions: pairsOf(factorial.factors.length).map(([a, b]) => ({
      a: factorial.factors[a].name,
      b: factorial.factors[b].name,
      value: interaction(game, a, b) + 0,
    })),
  };
}

/** The number with one channel of a lever switched on, all else as in the first approach. */
function channelMeasures({ model, stance }: Engine, { factorial, measure }: LeversQuestion, bit: number) {
  const { kind, name } = factorial.factors[bit];
  if (kind !== "lever") return [];
  const lever = model.levers.findIndex(({ id }) => id === name);
  const step = {
    before: factorial.courses[0],
    lever,
    to: factorial.courses[1 << bit].structure.settings[lever],
    held: new Set(stance.held.keys()),
  };
  return channelsOf(model, step).map((channel) => ({
    channel,
    measure: measure(through(model, step, new Set([channel.name]))),
  }));
}
