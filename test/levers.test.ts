import { describe, expect, test } from "vitest";
import { numberNamed } from "../src/claims/number.ts";
import { contextFor } from "../src/lenses/context.ts";
import { type Course, courseOf } from "../src/lenses/course.ts";
import { type Engine, engineFor } from "../src/lenses/engine.ts";
import { factorialOf } from "../src/lenses/factorial.ts";
import { channelsOf, through } from "../src/lenses/hinges/channel.ts";
import { type LeversValue, levers } from "../src/lenses/hinges/levers.ts";
import { finish } from "../src/lenses/work.ts";
import type { Model } from "../src/scenario/model.ts";
import { type PlainPlay, plainPlay, TooLarge, underSettings } from "./plain/play.ts";
import { shapleyThroughOrders } from "./plain/shapley.ts";
import type { Draw } from "./random/draw.ts";
import { holdsForRandom } from "./random/kept.ts";
import { numbers, questioned } from "./random/questions.ts";
import { drawAssumptions, drawStructure } from "./random/talks.ts";

/** The same game with the same numbers in another order of addition, as a part of the size of the number. */
const SAME = 1e-9;
const SCENARIOS = 10;
/** The channels alone ask for less. */
const MORE = 40;
const near = (found: number, expected: number, size = expected): void =>
  expect(Math.abs(found - expected)).toBeLessThanOrEqual(SAME * (1 + Math.abs(size)));

const nowhere = { start: 0, end: 0 };

/** How a number that questions ask for stands in what the plain evaluator says. */
const inPlain: Readonly<Record<(typeof numbers)[number], (model: Model, played: PlainPlay) => number>> = {
  "P(deal)": ({ outcomes }, played) => played.outcomes[outcomes.findIndex(({ id }) => id === "deal")],
  "P(war)": ({ outcomes }, played) => played.outcomes[outcomes.findIndex(({ id }) => id === "war")],
  "E(us)": ({ rows }, played) => played.expected[rows.findIndex(({ id }) => id === "us")],
  "E(iran)": ({ rows }, played) => played.expected[rows.findIndex(({ id }) => id === "iran")],
  length: (_, played) => played.length,
};

function leversOf(model: Model, [a, b]: readonly (readonly number[])[], on: string): LeversValue {
  const { engine } = contextFor(model);
  const factorial = factorialOf(model, courseOf(model, a), courseOf(model, b), nowhere);
  const measure = (course: Course) => numberNamed(engine, on, course);
  const value = finish(engine, levers(engine, { from: "a", to: "b", on, measure, factorial }));
  if ("code" in value) throw new Error(value.message);
  return value;
}

/** The file with other central values, somewhere in their ranges. */
function elsewhere(draw: Draw, model: Model): Model {
  const values = drawAssumptions(draw, model);
  return { ...model, assumptions: model.assumptions.map((one, at) => ({ ...one, value: values[at] })) };
}

/** Points of the talks that the plain evaluator may visit; beyond that the scenario is told in fewer rounds. */
const LIMIT = 300;

/** What the plain evaluator says of every mixture of two approaches; null where it cannot walk through even one round. */
function plainly(model: Model, from: readonly number[], to: readonly number[], moved: readonly number[]) {
  const values = model.assumptions.map(({ value }) => value);
  for (let rounds = model.clock!.rounds; rounds >= 1; rounds--) {
    const shorter = { ...model, clock: { ...model.clock!, rounds } };
    try {
      const plays = Array.from({ length: 2 ** moved.length }, (_, mask) => {
        const settings = from.map((setting, lever) =>
          moved.some((one, bit) => one === lever && (mask >> bit) % 2 === 1) ? to[lever] : setting,
        );
        const structure = { settings, from: null, refine: 1 as const, forced: [] };
        return plainPlay(shorter, structure, underSettings(model, settings, values), LIMIT);
      });
      return { model: shorter, plays };
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
    }
  }
  return null;
}

test(`parts are the slow Shapley values of the plain play and sum to the whole, in ${SCENARIOS} random scenarios`, () => {
  let compared = 0;
  holdsForRandom(1703, SCENARIOS, (draw) => {
    const file = questioned(draw)?.model;
    if (file === undefined) return;
    const drawn = draw.sometimes(50) ? elsewhere(draw, file) : file;
    const [from, to] = drawn.approaches.map(({ settings }) => settings);
    const moved = [...from.keys()].filter((lever) => from[lever] !== to[lever]);
    const plain = plainly(drawn, from, to, moved);
    if (plain === null || plain.plays.some(({ hair }) => hair)) return;
    compared += 1;
    const { model, plays } = plain;
    const on = draw.pick(numbers);
    const found = leversOf(model, [from, to], on);
    expect(found.levers.map(({ name }) => name)).toEqual(moved.map((lever) => model.levers[lever].id));
    const game = plays.map((played) => inPlain[on](model, played));
    const all = game.length - 1;
    const size = Math.max(...game.map(Math.abs));
    shapleyThroughOrders(game).forEach((part, bit) => {
      near(found.levers[bit].part.value, part, size);
      near(found.levers[bit].alone.value, game[1 << bit] - game[0], size);
      near(found.levers[bit].last.value, game[all] - game[all ^ (1 << bit)], size);
    });
    near(found.whole.value, game[all] - game[0], size);
    const sum = found.levers.reduce((before, { part }) => before + part.value, 0);
    near(sum, found.whole.value, size);
  });
  expect(compared).toBeGreaterThan(SCENARIOS / 2);
});

test(`a lever that does nothing has exactly nothing and changes no other's part, in ${SCENARIOS} random scenarios`, () => {
  holdsForRandom(1704, SCENARIOS, (draw) => {
    const model = questioned(draw)?.model;
    if (model === undefined) return;
    const idle = model.levers.findIndex(({ id }) => id === "idle");
    const [from, to] = model.approaches.map(({ settings }) => settings);
    const on = draw.pick(numbers);
    const { levers: all, interactions } = leversOf(model, [from, to], on);
    const { part, alone, last, channels } = all.find(({ name }) => name === "idle")!;
    for (const { value, spread, turns } of [part, alone, last]) {
      expect([value, spread.low, spread.high, spread.lowBy, spread.highBy]).toEqual([0, 0, 0, null, null]);
      expect(turns).toEqual([]);
    }
    expect(channels).toEqual([]);
    for (const { a, b, value } of interactions) if ([a, b].includes("idle")) expect(value).toBe(0);
    const without = leversOf(
      model,
      [from, to.map((setting, lever) => (lever === idle ? from[lever] : setting))],
      on,
    );
    expect(without.levers.length).toBe(all.length - 1);
    for (const { name, part: same } of without.levers) {
      near(all.find((one) => one.name === name)!.part.value, same.value, without.after);
    }
  });
});

test(`turned round, each lever has the opposite part, in ${SCENARIOS} random scenarios`, () => {
  holdsForRandom(1705, SCENARIOS, (draw) => {
    const model = questioned(draw)?.model;
    if (model === undefined) return;
    const [from, to] = model.approaches.map(({ settings }) => settings);
    const on = draw.pick(numbers);
    const [there, back] = [leversOf(model, [from, to], on), leversOf(model, [to, from], on)];
    for (const { name, part } of there.levers)
      near(back.levers.find((one) => one.name === name)!.part.value, -part.value, there.after);
  });
});

function numberAt(engine: Engine, number: string, course: Course): number {
  const value = numberNamed(engine, number, course).at(engine.central);
  if (typeof value !== "number") throw new Error(value.message);
  return value;
}

/** A way to play a scenario, with numbers changed in place and a start in the middle, and numbers held by hand. */
function drawBefore(
  draw: Draw,
  model: Model,
): { readonly before: Course; readonly held: ReadonlyMap<number, number> } {
  const { settings, from } = drawStructure(draw, model);
  const values = drawAssumptions(draw, model);
  const some = (percent: number): readonly number[] =>
    [...model.assumptions.keys()].filter(() => draw.sometimes(percent));
  const changed = some(10).map((assumption) => ({ assumption, value: values[assumption] }));
  const held = new Map(some(10).map((assumption) => [assumption, values[assumption]]));
  return { before: courseOf(model, settings, changed, from), held };
}

describe("the channels of a lever", () => {
  test(`together are the setting itself, and none is the setting before, in ${MORE} random scenarios`, () => {
    holdsForRandom(1944, MORE, (draw) => {
      const model = questioned(draw)?.model;
      if (model === undefined) return;
      const { before, held } = drawBefore(draw, model);
      const engine = engineFor(model, { view: null, held });
      const { settings, from } = before.structure;
      model.levers.forEach((lever, index) => {
        for (const to of lever.settings.keys()) {
          if (to === settings[index]) continue;
          const step = { before, lever: index, to, held: new Set(held.keys()) };
          const names = channelsOf(model, step).map(({ name }) => name);
          const moved = settings.map((setting, at) => (at === index ? to : setting));
          const pairs = [
            [through(model, step, new Set(names)), courseOf(model, moved, before.changed, from)],
            [through(model, step, new Set()), before],
          ];
          for (const number of numbers) {
            for (const pair of pairs) {
              const [found, expected] = pair.map((course) => numberAt(engine, number, course));
              near(found, expected);
            }
          }
        }
      });
    });
  });
});
