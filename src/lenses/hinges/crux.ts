import { shapleyValues } from "../../maths/cooperative.ts";
import { studentReach } from "../../maths/intervals.ts";
import { averageOver, drawOrders } from "../../maths/orders.ts";
import { courseKey } from "../course.ts";
import type { Engine } from "../engine.ts";
import type { Failure } from "../failure.ts";
import type { Measure } from "../measure.ts";
import type { Work } from "../work.ts";
import { central, movedTo, type World } from "../world.ts";

/** Up to so many assumptions every group of them is tried. */
const mostExact = 12;
/** Pairs of orders, each with its reverse, where there are more. */
const pairs = 64;
const level = 0.95;

/** What one assumption on which two views differ does to a number. */
interface CruxPart {
  readonly assumption: string;
  /** What each of the two takes it to be. */
  readonly first: number;
  readonly second: number;
  /** Its part of the way from the first view's number to the second's: its Shapley value; the parts sum to the whole. */
  readonly effect: number;
  /** The interval where orders were drawn; the effect itself where every group was tried. */
  readonly low: number;
  readonly high: number;
}

/** Where a number parts under two views, the largest part first. */
export interface CruxValue {
  readonly kind: "crux";
  readonly first: string;
  readonly second: string;
  readonly on: string;
  readonly before: number;
  readonly after: number;
  readonly exact: boolean;
  readonly parts: readonly CruxPart[];
}

export interface CruxQuestion {
  readonly text: string;
  readonly measure: Measure;
}

/**
 * Attributes the difference between two views on each number to the assumptions on which they differ; what they share is
 * left out. Every group of assumptions is tried where there are few enough, else drawn orders of them are walked.
 * The engine stands outside both views. Null where a number does not exist under one of the groups, with the reason.
 */
export function* crux(
  engine: Engine,
  [first, second]: readonly [number, number],
  questions: readonly CruxQuestion[],
  seed: number,
): Work<readonly (CruxValue | Failure)[]> {
  const { model, stance } = engine;
  const [from, to] = [first, second].map((view) => central(model, { view, held: stance.held }));
  const differing = [...model.assumptions.keys()].filter((at) => from.values[at] !== to.values[at]);
  const exact = differing.length <= mostExact;
  const found: (CruxValue | Failure)[] = [];
  for (const { text, measure } of questions) {
    const players = byReach(engine, measure, differing);
    const orders = drawOrders(players.length, pairs, seed);
    const worlds = exact ? allGroups(from, to, players) : alongOrders(from, to, players, orders);
    yield [{ demands: measure.demands, worlds }];
    const values = worlds.map((world) => measure.at(world));
    const failure = values.find((value) => typeof value !== "number");
    if (failure !== undefined) {
      found.push(failure as Failure);
      continue;
    }
    const numbers = Float64Array.from(values as number[]);
    const drawn = exact ? null : averageOver(orders, numbers);
    const mean = drawn === null ? shapleyValues(numbers) : drawn.mean;
    const reach = drawn === null ? 0 : studentReach(level, pairs - 1);
    const parts = players.map((assumption, player): CruxPart => {
      const half = drawn === null ? 0 : reach * drawn.error[player];
      return {
        assumption: model.assumptions[assumption].id,
        first: from.values[assumption],
        second: to.values[assumption],
        effect: mean[player] + 0,
        low: mean[player] - half + 0,
        high: mean[player] + half + 0,
      };
    });
    found.push({
      kind: "crux",
      first: model.views[first].id,
      second: model.views[second].id,
      on: text,
      before: numbers[0],
      after: numbers[exact ? numbers.length - 1 : players.length],
      exact,
      parts: parts.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect)),
    });
  }
  return found;
}

/** Those that fewest of the measure's courses read come first: a group that adds only such is not evaluated again. */
function byReach(engine: Engine, { demands }: Measure, differing: readonly number[]): readonly number[] {
  const courses = new Map(demands.map(({ course }) => [courseKey(course), course]));
  const reach = (assumption: number): number =>
    [...courses.values()].filter((course) => engine.reads(course).has(assumption)).length;
  return [...differing].sort((a, b) => reach(a) - reach(b) || a - b);
}

/** By mask: the players whose bits are set are as in the second view. */
function allGroups(from: World, to: World, players: readonly number[]): readonly World[] {
  const worlds: World[] = [from];
  for (let mask = 1; mask < 2 ** players.length; mask++) {
    const lowest = 31 - Math.clz32(mask & -mask);
    const assumption = players[lowest];
    worlds.push(movedTo(worlds[mask & (mask - 1)], [assumption], [to.values[assumption]]));
  }
  return worlds;
}

/** As `groupsOf` lists them. */
function alongOrders(
  from: World,
  to: World,
  players: readonly number[],
  orders: ReturnType<typeof drawOrders>,
): readonly World[] {
  const { order, pairs: drawn } = orders;
  const worlds: World[] = [];
  for (let one = 0; one < 2 * drawn; one++) {
    let world = from;
    worlds.push(world);
    for (const player of order.subarray(one * players.length, (one + 1) * players.length)) {
      world = movedTo(world, [players[player]], [to.values[players[player]]]);
      worlds.push(world);
    }
  }
  return worlds;
}
