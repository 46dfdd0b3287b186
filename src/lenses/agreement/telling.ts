import { fraction, toNumber, toText } from "../../maths/exact.ts";
import type { Compiled } from "./compiled.ts";
import type { Deal, Move } from "./moves.ts";
import { ratioOf } from "./moves.ts";
import type { Point } from "./point.ts";
import type { Solution } from "./solutions.ts";
import type { Space } from "./space.ts";
import type { Trade } from "./trades.ts";
import type {
  ChangeTold,
  Count,
  DealTold,
  PointsTold,
  PointTold,
  SolutionTold,
  TradeTold,
  ZoneTold,
} from "./value.ts";

/** So many points of a frontier stand in a result, spread evenly, and so many ties of a solution. */
const mostShown = 1000;
const mostTies = 100;

/** Puts positions and whole numbers into the words and numbers of the file. */
export interface Telling {
  number(party: number, whole: bigint): number;
  numbers(whole: readonly bigint[]): readonly number[];
  package(values: readonly number[]): readonly string[];
  name(values: readonly number[]): string | null;
  point(point: Point): PointTold;
  points(points: readonly Point[], counted: boolean): PointsTold;
  zone(points: readonly Point[], counted: boolean, all: bigint | null): ZoneTold;
  solution(solution: Solution): SolutionTold;
  change(move: Move): ChangeTold;
  trade(trade: Trade | null): TradeTold | null;
  deal(deal: Deal): DealTold;
}

export function tellingOf({ issues, named }: Space, { units }: Pick<Compiled, "units">): Telling {
  const number = (party: number, whole: bigint): number => toNumber(fraction(whole, units[party]));
  const numbers = (whole: readonly bigint[]): readonly number[] =>
    units.map((_, party) => number(party, whole[party]));
  const words = (values: readonly number[]): readonly string[] =>
    values.map((value, issue) => issues[issue].values[value]);
  const name = (values: readonly number[]): string | null =>
    named.find((one) => one.values.every((value, issue) => value === values[issue]))?.id ?? null;
  const point = ({ whole, first, packages }: Point): PointTold => ({
    points: numbers(whole),
    exact: units.map((unit, party) => toText(fraction(whole[party], unit))),
    package: words(first),
    name: name(first),
    packages: countOf(packages),
  });
  const points = (all: readonly Point[], counted: boolean): PointsTold => ({
    points: all.length,
    packages: countOf(all.reduce((sum, { packages }) => sum + packages, 0n)),
    counted,
    shown: spread(all, mostShown).map(point),
  });
  const change = ({ issue, from, to, effects }: Move): ChangeTold => ({
    issue: issues[issue].id,
    from: issues[issue].values[from],
    to: issues[issue].values[to],
    effects: numbers(effects),
  });
  return {
    number,
    numbers,
    package: words,
    name,
    point,
    points,
    zone: (all, counted, packages) => ({
      ...points(all, counted),
      open: all.length > 0,
      all: packages === null ? null : countOf(packages),
    }),
    solution: ({ points: ties, value, ...rest }) => ({
      ...rest,
      value: value === null ? null : toNumber(value),
      ties: ties.length,
      points: ties.slice(0, mostTies).map(point),
    }),
    change,
    trade: (trade) =>
      trade === null
        ? null
        : {
            to: words(trade.values),
            name: name(trade.values),
            changes: trade.changes.map(change),
            effects: numbers(trade.effects),
          },
    deal({ wish, payment, effects }) {
      const ratio = units.length === 2 ? ratioOf(wish, units) : null;
      return {
        wish: change(wish),
        ratio: ratio === null ? null : toNumber(ratio),
        payment: payment === null ? null : change(payment),
        effects: numbers(effects),
      };
    },
  };
}

/** As a number where a double holds it exactly. */
export const countOf = (count: bigint): Count =>
  count <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(count) : String(count);

/** As many of a list, evenly from its first to its last. */
export function spread<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  return Array.from({ length: most }, (_, k) => items[Math.round((k * (items.length - 1)) / (most - 1))]);
}
