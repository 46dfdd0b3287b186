import { type Failure, finite } from "./failure.ts";
import type { Measure } from "./measure.ts";
import { literal, type Unit } from "./unit.ts";
import type { World } from "./world.ts";

export function constant(value: number): Measure {
  return { unit: literal, demands: [], at: () => value };
}

/** A number made of others; the first failure among them is its own. */
export function combine(
  parts: readonly Measure[],
  unit: (...units: Unit[]) => Unit,
  value: (numbers: readonly number[]) => number,
): Measure {
  return {
    unit: unit(...parts.map((part) => part.unit)),
    demands: parts.flatMap((part) => part.demands),
    at(world) {
      const numbers: number[] = [];
      for (const part of parts) {
        const found = part.at(world);
        if (typeof found !== "number") return found;
        numbers.push(found);
      }
      return finite(value(numbers));
    },
  };
}

/** One of two numbers. The one that is not chosen need not exist: it may hang on what never happens there. */
export function chosen(test: Measure, then: Measure, otherwise: Measure, unit: Unit): Measure {
  return {
    unit,
    demands: [test, then, otherwise].flatMap((part) => part.demands),
    at(world: World): number | Failure {
      const truth = test.at(world);
      if (typeof truth !== "number") return truth;
      return (truth === 0 ? otherwise : then).at(world);
    },
  };
}
