import { expect, test } from "vitest";
import { numberNamed } from "../src/claims/number.ts";
import { contextFor } from "../src/lenses/context.ts";
import { courseOf } from "../src/lenses/course.ts";
import { engineFor } from "../src/lenses/engine.ts";
import { type CruxValue, crux } from "../src/lenses/hinges/crux.ts";
import { finish } from "../src/lenses/work.ts";
import { central } from "../src/lenses/world.ts";
import type { Model } from "../src/scenario/model.ts";
import { shapleyThroughOrders } from "./plain/shapley.ts";
import type { Draw } from "./random/draw.ts";
import { holdsForRandom } from "./random/kept.ts";
import { numbers, questioned } from "./random/questions.ts";

/** The same evaluations in another order of addition, as a part of the size of the number. */
const SAME = 1e-12;
const SCENARIOS = 20;
/** Nobody may hold anything; here nothing is held. */
const held = new Map<number, number>();

interface Case {
  readonly model: Model;
  readonly approach: number;
  readonly on: string;
}

function drawCase(draw: Draw): Case | null {
  const model = questioned(draw)?.model;
  if (model === undefined) return null;
  return { model, approach: draw.below(model.approaches.length), on: draw.pick(numbers) };
}

function cruxOf({ model, approach, on }: Case, views: readonly [number, number]): CruxValue {
  const { engine } = contextFor(model);
  const measure = numberNamed(engine, on, courseOf(model, model.approaches[approach].settings));
  const [found] = finish(engine, crux(engine, views, [{ text: on, measure }], 1));
  if ("code" in found) throw new Error(found.message);
  return found;
}

/** The number where some assumptions are as in the second view and all others as in the first, each time at a new world. */
function slowly({ model, approach, on }: Case): (second: readonly number[]) => number {
  const [from, to] = [0, 1].map((view) => central(model, { view, held }).values);
  const engine = engineFor(model, { view: null, held });
  const measure = numberNamed(engine, on, courseOf(model, model.approaches[approach].settings));
  return (second) => {
    const values = from.map((value, assumption) => (second.includes(assumption) ? to[assumption] : value));
    const found = measure.at({ values, moved: null });
    if (typeof found !== "number") throw new Error(found.message);
    return found;
  };
}

function differing({ model }: Case): readonly number[] {
  const [from, to] = [0, 1].map((view) => central(model, { view, held }).values);
  return [...model.assumptions.keys()].filter((assumption) => from[assumption] !== to[assumption]);
}

test(`parts are the Shapley values of every group, each evaluated afresh, in ${SCENARIOS} random scenarios`, () => {
  let parted = 0;
  holdsForRandom(1789, SCENARIOS, (draw) => {
    const one = drawCase(draw);
    if (one === null) return;
    const players = differing(one);
    const numberOf = slowly(one);
    const game = Array.from({ length: 2 ** players.length }, (_, mask) =>
      numberOf(players.filter((__, bit) => (mask >> bit) % 2 === 1)),
    );
    const found = cruxOf(one, [0, 1]);
    const size = 1 + Math.max(...game.map(Math.abs));
    const near = (a: number, b: number): void => expect(Math.abs(a - b)).toBeLessThanOrEqual(SAME * size);
    expect([found.before, found.after]).toEqual([game[0], game[game.length - 1]]);
    expect(found.parts.length).toBe(players.length);
    shapleyThroughOrders(game).forEach((effect, bit) => {
      const part = found.parts.find(
        ({ assumption }) => assumption === one.model.assumptions[players[bit]].id,
      )!;
      near(part.effect, effect);
      // What changes nothing in any company owes exactly nothing.
      const idle = game.every((value, mask) => value === game[mask | (1 << bit)]);
      if (idle) expect(part.effect).toBe(0);
      else parted += 1;
    });
    const sum = found.parts.reduce((before, { effect }) => before + effect, 0);
    near(sum, found.after - found.before);
    const sizes = found.parts.map(({ effect }) => Math.abs(effect));
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    const back = cruxOf(one, [1, 0]);
    for (const { assumption, effect } of found.parts)
      near(back.parts.find((part) => part.assumption === assumption)!.effect, -effect);
  });
  expect(parted).toBeGreaterThan(SCENARIOS / 2);
});
