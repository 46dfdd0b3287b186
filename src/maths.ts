/**
 * The estimators by themselves, for any function of uncertain numbers, not only for scenarios. Pure, without
 * dependencies; the same input gives the same bytes everywhere.
 *
 * A question is asked in three steps. A design says at which points a function is to be evaluated; whoever calls evaluates
 * it there, here and now by `evaluated` or anywhere by putting the values beside their design with `runs`; an analysis of
 * that design takes both and refuses runs that are not its own. Searches (`crossings`, `nearestFlip`) say step by step
 * which points they want, and `searched` runs one on a function. Shares and effects are parts of 1 and never cut there,
 * intervals are of 95 % unless a level is given, and a number that does not vary has effects of 0 and says so.
 */

export type { BootstrapOptions, Estimate } from "./maths/bootstrap.ts";
export { type Game, interaction, shapleyValues } from "./maths/cooperative.ts";
export { ImpossibleCorrelations } from "./maths/copula.ts";
export {
  type Crossing,
  type CrossingOptions,
  type Crossings,
  crossings,
  type Search,
  searched,
  usualCrossing,
} from "./maths/crossings.ts";
export {
  type Design,
  evaluated,
  ForeignRuns,
  type PlainDesign,
  type PlainOptions,
  plainDesign,
  type Runs,
  runs,
} from "./maths/design.ts";
export { type Flip, type FlipStart, nearestFlip } from "./maths/flip.ts";
export { CorrelatedInputs, type FreezeDesign, type FreezeOptions, freezeDesign } from "./maths/freeze.ts";
export { firstOrder, type GivenIndices, type GivenOptions, givenIndices } from "./maths/given.ts";
export { type Indices, type IndicesOptions, sobolIndices } from "./maths/indices.ts";
export type { Inputs, RankCorrelation } from "./maths/inputs.ts";
export { type Interval, meanInterval, shareInterval } from "./maths/intervals.ts";
export { type Knowing, type KnowingOptions, knowing, worthOfKnowing } from "./maths/knowing.ts";
export { type Law, quantile, quantileOf } from "./maths/law.ts";
export { type MorrisOptions, morris, type Screened, type Screening } from "./maths/morris.ts";
export { averageOver, drawOrders, groupsOf, type Orders } from "./maths/orders.ts";
export { type Discovery, type DiscoveryOptions, discover } from "./maths/prim/prim.ts";
export { type AssistedEffects, type AssistedOptions, assistedEffects } from "./maths/shapley/assisted.ts";
export type { Effect, Effects } from "./maths/shapley/effects.ts";
export { FailedPoints } from "./maths/shapley/failure.ts";
export { type Fill, shapleyEffects, type WalkedEffects, type WalkedOptions } from "./maths/shapley/goda.ts";
export { type WalkDesign, type WalkOptions, walkDesign } from "./maths/shapley/walks.ts";
export { type TrajectoryDesign, type TrajectoryOptions, trajectoryDesign } from "./maths/trajectories.ts";
export type { Method } from "./maths/uniforms.ts";
