import type { PointsValue, Worth } from "../../src/lenses/points/points.ts";
import { rowName } from "../../src/lenses/sentence.ts";
import type { Model } from "../../src/scenario/model.ts";
import type { Key } from "../key.ts";
import { figureWithRange } from "../numbers.ts";
import type { Style } from "../style.ts";
import { type Column, table } from "../table.ts";
import { brief as words } from "../words.ts";
import { heading } from "./frame.ts";

/** More parties and factions than these do not stand beside each other. */
const mostBeside = 3;

/** What each named package is worth to each party, and how much more than no deal. */
export function packages(model: Model, value: PointsValue, style: Style, letters: Key): readonly string[] {
  const [first] = value.packages;
  if (first === undefined) return [];
  const told = first.worth.length > mostBeside ? beneath : beside;
  return [heading(words.packages, style), ...told(model, value, style, letters)];
}

/** A line for each package, columns for each party. */
function beside(model: Model, value: PointsValue, style: Style, letters: Key): readonly string[] {
  const columns: readonly Column[] = [
    { head: words.pack, align: "left", flows: true },
    ...value.packages[0].worth.flatMap(({ row, gain }): readonly Column[] => {
      const name = rowName(model, row);
      const points: Column = { head: name, align: "right", flows: true };
      return gain === null ? [points] : [points, { head: words.over(name), align: "right", flows: true }];
    }),
  ];
  const rows = value.packages.map(({ package: name, worth }) => [
    name,
    ...worth.flatMap((one) => (one.gain === null ? [pointsOf(one, letters)] : cells(one, letters))),
  ]);
  return table(columns, rows, style);
}

/** A line for each package and party. */
function beneath(model: Model, value: PointsValue, style: Style, letters: Key): readonly string[] {
  const columns: readonly Column[] = [
    { head: words.pack, align: "left", flows: true },
    { head: words.party, align: "left", flows: true },
    { head: words.points, align: "right" },
    { head: words.overNoDeal, align: "right" },
  ];
  const rows = value.packages.flatMap(({ package: name, worth }) =>
    worth.map((one, at) => [
      style.plain || at === 0 ? name : "",
      rowName(model, one.row),
      ...cells(one, letters),
    ]),
  );
  return table(columns, rows, style);
}

const pointsOf = ({ points, spread }: Worth, letters: Key): string =>
  figureWithRange(points, spread, {}, letters);

const cells = (worth: Worth, letters: Key): readonly [string, string] => [
  pointsOf(worth, letters),
  worth.gain === null ? "" : figureWithRange(worth.gain, worth.gainSpread, { signed: true }, letters),
];
