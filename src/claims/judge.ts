import { printSyntax } from "../expression/print.ts";
import type { Engine } from "../lenses/engine.ts";
import { type Study, type StudyOptions, study } from "../lenses/hinges/study.ts";
import { type End, endsOf, type Mover, type Spread, spreads } from "../lenses/spread.ts";
import type { Work } from "../lenses/work.ts";
import type { Claim } from "../scenario/model.ts";
import { type Condition, type Part, sizeOf } from "./condition.ts";
import { type RangeVerdict, type Verdict, verdictOf, verdictOver } from "./verdict.ts";
import { prepare, type Refusal, type Whole, wholeOf } from "./whole.ts";
import { comparesParties, unitName } from "./words.ts";

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

export type Status = RangeVerdict | "undefined" | "not yet sayable" | "invalid";

/** The claim over all that is plausible, and the word for it. */
export interface Plausible extends Study {
  readonly verdict: RangeVerdict;
}

/** The same with every range so many times as wide, and what of the answer changes with that. */
export interface Widened {
  readonly times: number;
  readonly plausible: Plausible;
  readonly verdictChanges: boolean;
  /** Is what came first among the hinges no longer first, nor tied with what is? */
  readonly topChanges: boolean;
}

/** One claim of the file. */
export interface Judgement {
  readonly id: string;
  readonly says: string;
  readonly source: string | null;
  /** The claim as it is written, or null when the file only says that it cannot be said. */
  readonly holds: string | null;
  /** The verdict over all that is plausible; without a study of it, the one at the central values. */
  readonly status: Status;
  /** Why there is no verdict: the missing word or lens, what is undefined, what is invalid. */
  readonly reason: string | null;
  readonly note: string | null;
  /** Null where there is no margin at the central values. */
  readonly central: Central | null;
  /** Null where none was asked for, or nothing can be studied. */
  readonly plausible: Plausible | null;
  /** Null where nobody asked for wider ranges. */
  readonly widened: Widened | null;
  readonly parts: readonly JudgedPart[];
  /** Does it compare points of different parties although the file declares no common scale? */
  readonly comparesParties: boolean;
}

/**
 * Judges every claim: at the central values, and over all that is plausible where options for that are given. All that
 * the claims read is evaluated in one go, so that claims about the same course share it.
 */
export function* judge(engine: Engine, options: StudyOptions | null): Work<readonly Judgement[]> {
  const ready = engine.model.claims.map((claim) => {
    const prepared = prepare(engine, claim);
    return { claim, prepared, whole: "parts" in prepared ? wholeOf(prepared) : null };
  });
  const wholes = ready.flatMap(({ whole }) => (whole === null ? [] : [whole]));
  const demands = wholes.flatMap(({ measure }) => measure.demands);
  const ends = endsOf(engine);
  yield [{ demands, worlds: [engine.central, ...ends.map((end) => end.world)] }];
  const studies = options === null ? [] : yield* study(engine, wholes, { ...options, widen: 1 });
  const wider = options === null || options.widen === 1 ? [] : yield* study(engine, wholes, options);
  return ready.map(({ claim, prepared, whole }) =>
    "parts" in prepared
      ? {
          ...judged(engine, claim, prepared, whole!, ends, studies[wholes.indexOf(whole!)] ?? null),
          widened: widenedOf(options?.widen ?? 1, studies, wider, wholes.indexOf(whole!)),
        }
      : unjudged(claim, prepared),
  );
}

function unjudged(claim: Claim, refusal: Refusal): Judgement {
  const none = { central: null, plausible: null, widened: null, parts: [], comparesParties: false };
  return { ...about(claim), ...refusal, ...none };
}

const withVerdict = (studied: Study): Plausible => ({ verdict: verdictOver(studied.shares), ...studied });

function widenedOf(
  times: number,
  studies: readonly Study[],
  wider: readonly Study[],
  at: number,
): Widened | null {
  if (wider.length === 0) return null;
  const [before, after] = [studies[at], wider[at]].map(withVerdict);
  const top = before.hinges?.list[0]?.assumption;
  const list = after.hinges?.list ?? [];
  const next = list.findIndex(({ tied }, place) => place > 0 && !tied);
  const leading = next < 0 ? list : list.slice(0, next);
  return {
    times,
    plausible: after,
    verdictChanges: before.verdict !== after.verdict,
    topChanges: top !== undefined && list.length > 0 && !leading.some(({ assumption }) => assumption === top),
  };
}

function judged(
  engine: Engine,
  claim: Claim,
  ready: Condition,
  whole: Whole,
  ends: readonly End[],
  studied: Study | null,
): Omit<Judgement, "widened"> {
  const plausible = studied === null ? null : withVerdict(studied);
  const shared = {
    ...about(claim),
    plausible,
    parts: ready.parts.map((part) => partAt(engine, part, ends)),
    comparesParties: ready.parts.some((part) => comparesParties(engine.model, part.unit)),
  };
  const margin = whole.measure.at(engine.central);
  if (typeof margin !== "number") {
    const status = plausible === null || plausible.margin === null ? "undefined" : plausible.verdict;
    return { ...shared, status, reason: margin.message, note: margin.note, central: null };
  }
  const central = centralOf(engine, whole, margin, ends);
  return { ...shared, status: plausible?.verdict ?? central.verdict, reason: null, note: null, central };
}

function centralOf(engine: Engine, whole: Whole, margin: number, ends: readonly End[]): Central {
  const verdict = verdictOf(margin / whole.matters);
  const [spread] = spreads(engine, [whole.measure], ends);
  return {
    verdict,
    margin,
    unit: whole.mixed ? "times what matters" : unitName(engine.model, whole.measure.unit),
    matters: whole.matters,
    spread: spread!,
    flips: flipsOf(whole, verdict, ends),
  };
}

const about = ({ id, says, source, holds }: Claim) => ({
  id,
  says,
  source,
  holds: holds === null ? null : printSyntax(holds),
});

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
