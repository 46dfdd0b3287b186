import { parseFrom } from "../expression/parse.ts";
import type { Model } from "../scenario/model.ts";
import { engineFor } from "./engine.ts";
import type { Context } from "./lens.ts";
import { fromNamed, idsOf, indexOf } from "./names.ts";

/** What a reader may ask of a model, in its own names. */
export interface Asked {
  /** All of them when left out. */
  readonly approaches?: readonly string[];
  readonly view?: string | null;
  /** Assumptions held by hand. A number may lie outside the range: that is what holding it is for. */
  readonly set?: Readonly<Record<string, number>>;
  /** Where the talks start: `round 4, forces = back`. */
  readonly from?: string | null;
  /** Also state the results at half the round. */
  readonly refine?: boolean;
  /**
   * Leave out what a brief does not show, which is quicker: the spreads of what a row may expect in fact, and of how
   * often each move is taken.
   */
  readonly brief?: boolean;
}

/**
 * Settles what is asked, with a new engine.
 *
 * @throws Unsayable when a name is unknown; ExpressionError when `from` cannot be read.
 */
export function contextFor(model: Model, asked: Asked = {}): Context {
  const named = (what: string, name: string, among: readonly { readonly id: string }[]): number =>
    indexOf(what, name, idsOf(among), { start: 0, end: 0 });
  const approaches = asked.approaches?.map((name) => named("approach", name, model.approaches)) ?? [
    ...model.approaches.keys(),
  ];
  const view = asked.view ?? null;
  const held = Object.entries(asked.set ?? {}).map(
    ([name, value]) => [named("assumption", name, model.assumptions), value] as const,
  );
  const engine = engineFor(model, {
    view: view === null ? null : named("view", view, model.views),
    held: new Map(held),
  });
  const from = asked.from ? fromNamed(model, parseFrom(asked.from)) : null;
  return { engine, approaches, view, from, refine: asked.refine ?? false, brief: asked.brief ?? false };
}
