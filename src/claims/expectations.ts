import { onlyCourse } from "../lenses/course.ts";
import type { Engine } from "../lenses/engine.ts";
import type { Failure } from "../lenses/failure.ts";
import { type Measure, measure } from "../lenses/measure.ts";
import { Unsayable } from "../lenses/unsayable.ts";
import type { Expectation } from "../scenario/model.ts";
import { condition } from "./condition.ts";

/** One line of `expect:` against what the model says now, at the central values. */
export interface Checked {
  readonly text: string;
  readonly expected: number | boolean;
  /** Largest distance allowed; 0 for a truth. */
  readonly tolerance: number;
  /** Null where nothing could be found; then `reason` says why. */
  readonly found: number | boolean | null;
  readonly reason: string | null;
  readonly ok: boolean;
  /** Character offset of the expectation in the file. */
  readonly start: number;
}

/** Every expectation of the file. A truth is the plain one, without a zone of no difference. */
export function checkExpectations(engine: Engine): readonly Checked[] {
  return engine.model.expectations.map((expectation) => {
    const { text, value: expected, tolerance, span } = expectation;
    const found = find(engine, expectation);
    const shared = { text, expected, tolerance, start: span.start };
    if (typeof found === "object") return { ...shared, found: null, reason: found.message, ok: false };
    const ok =
      typeof found === "number" && typeof expected === "number"
        ? Math.abs(found - expected) <= tolerance
        : found === expected;
    return { ...shared, found, reason: null, ok };
  });
}

type Found = number | boolean | Failure | Unsayable;

function find(engine: Engine, { of, value }: Expectation): Found {
  try {
    return typeof value === "number"
      ? numberAt(engine, measure(engine, of, onlyCourse(engine.model)))
      : truthAt(engine, of);
  } catch (error) {
    if (error instanceof Unsayable) return error;
    throw error;
  }
}

const numberAt = (engine: Engine, asked: Measure): number | Failure => asked.at(engine.central);

function truthAt(engine: Engine, of: Expectation["of"]): boolean | Failure {
  const { parts, size } = condition(engine, of, null, onlyCourse(engine.model));
  const sizes: number[] = [];
  for (const part of parts) {
    const margin = part.margin.at(engine.central);
    if (typeof margin !== "number") return margin;
    sizes.push(part.isTrue(margin) ? 1 : -1);
  }
  return size(sizes) > 0;
}
