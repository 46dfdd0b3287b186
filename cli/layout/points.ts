import type { PointsValue } from "../../src/lenses/points/points.ts";
import { rowName } from "../../src/lenses/sentence.ts";
import type { Model } from "../../src/scenario/model.ts";
import type { Key } from "../key.ts";
import { figureWithRange } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, table } from "../table.ts";
import { brief as words } from "../words.ts";
import { heading } from "./frame.ts";

/** What each named package is worth to each party, and how much more than no deal. */
export function packages(model: Model, value: PointsValue, style: Style, letters: Key): readonly string[] {
  const [first] = value.packages;
  if (first === undefined) return [];
  const columns: readonly Column[] = [
    { head: words.pack, align: "left", flows: true },
    ...first.worth.flatMap(({ row, gain }): readonly Column[] => {
      const name = rowName(model, row);
      const points: Column = { head: name, align: "right", flows: true };
      return gain === null ? [points] : [points, { head: words.over(name), align: "right", flows: true }];
    }),
  ];
  const rows = value.packages.map(({ package: name, worth }) => [
    name,
    ...worth.flatMap(({ points, spread, gain, gainSpread }) => [
      figureWithRange(points, spread, {}, letters),
      ...(gain === null ? [] : [figureWithRange(gain, gainSpread, { signed: true }, letters)]),
    ]),
  ]);
  return [heading(words.packages, style), ...table(columns, rows, style)];
}
