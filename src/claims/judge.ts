import { printSyntax } from "../expression/print.ts";
import { onlyCourse } from "../lenses/course.ts";
import type { Engine } from "../lenses/engine.ts";
import type { Failure } from "../lenses/failure.ts";
import type { Measure } from "../lenses/measure.ts";
import { type End, endsOf, type Mover, type Spread, spreads } from "../lenses/spread.ts";
import { plain, type Unit } from "../lenses/unit.ts";
import { Unsayable } from "../lenses/unsayable.ts";
import type { World } from "../lenses/world.ts";
import type { Claim } from "../scenario/model.ts";
import { type Condition, condition, type Part, sizeOf } from "./condition.ts";
import { comparesParties, unitName } from "./words.ts";

/** At one assignment: is it so, by more than what matters? */
export type Verdict = "holds" | "fails" | "no difference";

export interface JudgedPart {
  readonly text: string;
  readonly verdict: Verdict | "undefined";
  /** In `unit`; null when undefined. */
  readonly margin: number | null;
  readonly unit: string;
  readonly matters: number;
  readonly sides: readonly {
    readonly text: string;
    readonly value: number | null;
    readonly spread: Spread | null;
  }[];
}

/** The claim at the central values, and what any one assumption alone does to it. */
export interface Central {
  readonly verdict: Verdict;
  /** Positive when true. In `unit`. */
  readonly margin: number;
  /** `times what matters` when the parts count in different units: each margin is then divided by its `matters`. */
  readonly unit: string;
  /** How large a margin must be, in `unit`. */
  readonly matters: number;
  readonly spread: Spread;
  /** Each assumption that alone, at an end of its range, turns the verdict into its opposite; the strongest first. */
  readonly flips: readonly { readonly by: Mover; readonly verdict: Verdict; readonly margin: number }[];
}

export type Status = Verdict | "undefined" | "not yet sayable" | "invalid";

/** One claim of the file. The verdict over the whole plausible range will stand beside `central`. */
export interface Judgement {
  readonly id: string;
  readonly says: string;
  readonly source: string | null;
  /** The claim as it is written, or null when the file only says that it cannot be said. */
  readonly holds: string | null;
  readonly status: Status;
  /** Why there is no verdict: the missing word or lens, what is undefined, what is invalid. */
  readonly reason: string | null;
  readonly note: string | null;
  readonly central: Central | null;
  readonly parts: readonly JudgedPart[];
  /** Does it compare points of different parties although the file declares no common scale? */
  readonly comparesParties: boolean;
}

/** Judges every claim. All that they read is evaluated in one go, so that claims about the same course share it. */
export function judge(engine: Engine): readonly Judgement[] {
  const ready = engine.model.claims.map((claim) => ({ claim, prepared: prepare(engine, claim) }));
  const demands = ready.flatMap(({ prepared }) =>
    "parts" in prepared ? prepared.parts.flatMap((part) => part.margin.demands) : [],
  );
  const ends = endsOf(engine);
  engine.prepare([{ demands, worlds: [engine.central, ...ends.map((end) => end.world)] }]);
  return ready.map(({ claim, prepared }) =>
    "parts" in prepared ? judged(engine, claim, prepared, ends) : unjudged(claim, prepared),
  );
}

interface Refusal {
  readonly status: "not yet sayable" | "invalid" | "undefined";
  readonly reason: string;
  readonly note: string | null;
}

function prepare(engine: Engine, claim: Claim): Condition | Refusal {
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

function unjudged(claim: Claim, refusal: Refusal): Judgement {
  return { ...about(claim), ...refusal, central: null, parts: [], comparesParties: false };
}

function judged(engine: Engine, claim: Claim, ready: Condition, ends: readonly End[]): Judgement {
  const { model } = engine;
  const whole = wholeOf(ready);
  const margin = whole.measure.at(engine.central);
  const shared = {
    ...about(claim),
    parts: ready.parts.map((part) => partAt(engine, part, ends)),
    comparesParties: ready.parts.some((part) => comparesParties(model, part.unit)),
  };
  if (typeof margin !== "number") {
    return { ...shared, status: "undefined", reason: margin.message, note: margin.note, central: null };
  }
  const verdict = verdictOf(margin / whole.matters);
  const [spread] = spreads(engine, [whole.measure], ends);
  const central: Central = {
    verdict,
    margin,
    unit: whole.mixed ? "times what matters" : unitName(model, whole.measure.unit),
    matters: whole.matters,
    spread: spread!,
    flips: flipsOf(whole, verdict, ends),
  };
  return { ...shared, status: verdict, reason: null, note: null, central };
}

const about = ({ id, says, source, holds }: Claim) => ({
  id,
  says,
  source,
  holds: holds === null ? null : printSyntax(holds),
});

interface Whole {
  readonly measure: Measure;
  readonly matters: number;
  readonly mixed: boolean;
}

/** The margin of the whole claim: in its own unit when all parts share one, else in multiples of what matters. */
function wholeOf({ parts, size }: Condition): Whole {
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

function partAt(engine: Engine, part: Part, ends: readonly End[]): JudgedPart {
  const margin = part.margin.at(engine.central);
  const found = spreads(
    engine,
    part.sides.map((side) => side.measure),
    ends,
  );
  return {
    text: part.text,
    verdict: typeof margin === "number" ? verdictOf(sizeOf(part, margin)) : "undefined",
    margin: typeof margin === "number" ? margin : null,
    unit: unitName(engine.model, part.unit),
    matters: part.matters,
    sides: part.sides.map(({ text, measure }, index) => {
      const value = measure.at(engine.central);
      return { text, value: typeof value === "number" ? value : null, spread: found[index] };
    }),
  };
}

/** True when it is so by at least what matters, false when it is not by as much; else there is no difference. */
function verdictOf(size: number): Verdict {
  if (size >= 1) return "holds";
  return size <= -1 ? "fails" : "no difference";
}

function flipsOf(whole: Whole, verdict: Verdict, ends: readonly End[]): Central["flips"] {
  if (verdict === "no difference") return [];
  const opposite = verdict === "holds" ? "fails" : "holds";
  return ends
    .flatMap(({ mover, world }) => {
      const margin = whole.measure.at(world);
      if (typeof margin !== "number") return [];
      const there = verdictOf(margin / whole.matters);
      return there === opposite ? [{ by: mover, verdict: there, margin }] : [];
    })
    .sort((a, b) => Math.abs(b.margin) - Math.abs(a.margin));
}
