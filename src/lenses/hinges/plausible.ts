import { type Assembly, assemble } from "../../maths/assembly.ts";
import type { Inputs } from "../../maths/inputs.ts";
import type { Law } from "../../maths/law.ts";
import { power } from "../../maths/power.ts";
import type { Engine } from "../engine.ts";
import { movedTo, type World } from "../world.ts";

/** Everything that is uncertain under a stance, as inputs of a design: input i is assumption `assumptions[i]`. */
export interface Plausible {
  readonly inputs: Inputs;
  readonly assumptions: readonly number[];
  /** How often wider the ranges are than the file has them. */
  readonly widen: number;
  /** What makes points of them; set up once, when it is first asked for. */
  assembly(): Assembly;
  /** The world at a point of a design over these inputs. */
  world(point: ArrayLike<number>): World;
}

/**
 * The ranges that a view and `--set` leave uncertain, each spread as its shape says, with the file's rank correlations
 * between those that are left.
 */
export function plausible(engine: Engine, widen = 1): Plausible {
  const { model, ranges, central } = engine;
  const assumptions = ranges.map(({ assumption }) => assumption);
  const laws = ranges.map(
    ({ assumption, low, high, shape }): Law =>
      widened({ shape, low, value: central.values[assumption], high }, widen),
  );
  const placeOf = new Map(assumptions.map((assumption, input) => [assumption, input]));
  const correlations = model.correlations.flatMap(({ a, b, rank }) => {
    const [first, second] = [placeOf.get(a), placeOf.get(b)];
    return first === undefined || second === undefined ? [] : [{ a: first, b: second, rank }];
  });
  const inputs = { laws, correlations };
  let assembly: Assembly | null = null;
  return {
    inputs,
    assumptions,
    widen,
    assembly() {
      assembly ??= assemble(inputs);
      return assembly;
    },
    world: (point) => movedTo(central, assumptions, point),
  };
}

/** Nothing is widened beyond this, or, in factors, below its reciprocal: a little farther numbers end. */
const farthest = 1e300;

/**
 * The range so many times as wide, around the value. Numbers that the file keeps within 0..1 stay there, and those that it
 * keeps from being negative stay so: beyond, most of them would mean nothing. A range of factors is widened in factors.
 */
function widened(law: Law, times: number): Law {
  if (times === 1) return law;
  const { shape, low, high } = law;
  const value = Math.min(Math.max(law.value, low), high);
  if (shape === "log-uniform") {
    return {
      ...law,
      low: Math.max(Math.min(low, 1 / farthest), value * power(low / value, times)),
      high: Math.min(Math.max(high, farthest), value * power(high / value, times)),
    };
  }
  const least = low >= 0 ? 0 : Math.min(low, -farthest);
  const most = low >= 0 && high <= 1 ? 1 : Math.max(high, farthest);
  return {
    ...law,
    low: Math.max(least, value - times * (value - low)),
    high: Math.min(most, value + times * (high - value)),
  };
}
