import { onlyCourse } from "../lenses/course.ts";
import type { Engine } from "../lenses/engine.ts";
import type { Failure } from "../lenses/failure.ts";
import type { Measure } from "../lenses/measure.ts";
import { plain, type Unit } from "../lenses/unit.ts";
import { Unsayable } from "../lenses/unsayable.ts";
import type { World } from "../lenses/world.ts";
import type { Claim } from "../scenario/model.ts";
import { type Condition, condition, sizeOf } from "./condition.ts";

/** Why a claim has no margin. */
export interface Refusal {
  readonly status: "not yet sayable" | "invalid" | "undefined";
  readonly reason: string;
  readonly note: string | null;
}

/** Takes a claim apart, or says why that cannot be done. */
export function prepare(engine: Engine, claim: Claim): Condition | Refusal {
  if (claim.notYet !== null || claim.holds === null) {
    return { status: "not yet sayable", reason: claim.notYet ?? "the file gives no condition", note: null };
  }
  try {
    return condition(engine, claim.holds, claim.matters, onlyCourse(engine.model));
  } catch (error) {
    if (!(error instanceof Unsayable)) throw error;
    const status = error.kind === "not yet" ? "not yet sayable" : "invalid";
    return { status, reason: error.message, note: error.note };
  }
}

/** The margin of a whole claim as one number. */
export interface Whole {
  readonly measure: Measure;
  readonly matters: number;
  readonly mixed: boolean;
}

/** The margin of the whole claim: in its own unit when all parts share one, else in multiples of what matters. */
export function wholeOf({ parts, size }: Condition): Whole {
  const [first] = parts;
  const mixed = parts.some(
    (part) => part.matters !== first.matters || JSON.stringify(part.unit) !== JSON.stringify(first.unit),
  );
  const unit: Unit = mixed ? plain : first.unit;
  const matters = mixed ? 1 : first.matters;
  const at = (world: World): number | Failure => {
    const sizes: number[] = [];
    for (const part of parts) {
      const margin = part.margin.at(world);
      if (typeof margin !== "number") return margin;
      sizes.push(sizeOf(part, margin));
    }
    return size(sizes) * matters + 0;
  };
  return { measure: { unit, demands: parts.flatMap((part) => part.margin.demands), at }, matters, mixed };
}
