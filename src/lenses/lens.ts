import type { From } from "../game/graph.ts";
import type { Model } from "../scenario/model.ts";
import type { Engine } from "./engine.ts";
import type { Failure } from "./failure.ts";

/** A way of looking at a scenario: one pure function, with what it needs and what it promises. */
export interface Lens<Value, Name extends string = string> {
  /** The word of the command line's `--lens`. */
  readonly name: Name;
  /** The sections of a file without which this lens has nothing to say. */
  readonly needs: readonly Section[];
  /** Does it compute its numbers exactly, up to rounding? */
  readonly exact: boolean;
  run(model: Model, context: Context): readonly Result<Value, Name>[];
}

export type Section =
  | "issues"
  | "packages"
  | "values"
  | "values of a deal for two parties"
  | "clock"
  | "turns";

/** What the reader asked for, settled: names are indices and the engine remembers what was evaluated. */
export interface Context {
  readonly engine: Engine;
  /** Indices of the approaches to run, in the order of the file. */
  readonly approaches: readonly number[];
  /** Name of the view whose overrides replace the central values, or null. */
  readonly view: string | null;
  /** Where the talks start when they start in the middle, or null. */
  readonly from: From | null;
  /** Also state the results at half the round? */
  readonly refine: boolean;
  /** Leave out the figures that only the full document shows? */
  readonly brief: boolean;
}

/** The envelope that is the same for every lens. Plain data: it survives serialisation unchanged. */
export interface Result<Value, Name extends string = string> {
  readonly lens: Name;
  /** Null where the result is about all approaches together. */
  readonly approach: string | null;
  readonly view: string | null;
  readonly method: string;
  readonly exact: boolean;
  /** How far a number may be from the exact one of the model. */
  readonly tolerance: number;
  /** Null when the evaluation failed; then `failure` says why. */
  readonly value: Value | null;
  readonly failure: Failure | null;
  /** Plain sentences. */
  readonly findings: readonly string[];
}

/** The sections of its needs that a model leaves out. */
export function missing(model: Model, needs: readonly Section[]): readonly Section[] {
  const has: Record<Section, boolean> = {
    issues: model.issues.length > 0,
    packages: model.packages.length > 0,
    values: model.rows.length > 0,
    "values of a deal for two parties": valuing(model) > 1,
    clock: model.clock !== null,
    turns: model.turns.length > 0,
  };
  return needs.filter((section) => !has[section]);
}

/** Parties that must agree and to which an agreement is worth something. */
const valuing = ({ parties, rows }: Model): number =>
  parties.filter(
    ({ agrees }, party) => agrees && rows.some((row) => row.party === party && row.deal !== null),
  ).length;
