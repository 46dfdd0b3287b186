import { commonBottom, type Exact, toText, zero } from "../../maths/exact.ts";
import type { Layout } from "../../maths/front.ts";
import { limbsFor, writeLimbs } from "../../maths/limbs.ts";
import { type Places, places } from "../../maths/places.ts";
import { bits, greatest, size } from "../../maths/whole.ts";
import type { Rule, Space, Together, Worth } from "./space.ts";

/**
 * Points as whole numbers: each row is multiplied by the smallest number that makes all it reads whole, so that sums
 * and comparisons never round. A scale of its own for each row changes no comparison within it.
 */
export interface Compiled {
  /** How many values each issue has. */
  readonly sizes: readonly number[];
  readonly places: Places;
  readonly rows: number;
  readonly limbs: number;
  /** Whole numbers per point, by row. */
  readonly units: readonly bigint[];
  /** By row, `limbs` entries each; likewise below. */
  readonly constant: Float64Array;
  /** Per issue: one such vector per value. */
  readonly tables: readonly Float64Array[];
  readonly terms: readonly Joint[];
  readonly rules: readonly Rule[];
  readonly ceilings: readonly (bigint | null)[];
  /** Is there a rule that no package meets, whatever it says? */
  readonly impossible: boolean;
}

/** What several issues bring to one row together. */
export interface Joint {
  readonly row: number;
  readonly term: Together;
  /** What the term's points are as whole numbers. */
  whole(points: Exact): bigint;
}

/** Points of one row, with other numbers that are to be whole on its scale: reservations, floors. */
export interface Wanted {
  readonly worth: Worth;
  readonly beside?: readonly (Exact | null)[];
}

/** @throws RangeError when a table does not fit the issues. */
export function compile(
  { issues, rules }: Pick<Space, "issues" | "rules">,
  wanted: readonly Wanted[],
): Compiled {
  const sizes = issues.map(({ values }) => values.length);
  for (const { worth } of wanted) checkTables(sizes, worth);
  const units = wanted.map((row) => commonBottom(numbersOf(row)));
  const limbs = Math.max(1, ...wanted.map((row, index) => limbsFor(largestSum(row, units[index]))));
  const width = wanted.length * limbs;
  const tables = sizes.map((size) => new Float64Array(size * width));
  const constant = new Float64Array(width);
  const terms: Joint[] = [];
  wanted.forEach(({ worth }, row) => {
    const whole = (points: Exact): bigint => wholeOf(points, units[row]);
    worth.tables.forEach((table, issue) => {
      table.forEach((points, value) => {
        writeLimbs(whole(points), tables[issue], value * width + row * limbs, limbs);
      });
    });
    const always = worth.terms.filter((term) => issuesOf(term).length === 0).map(alwaysPaid);
    const sum = always.reduce((total, points) => total + whole(points), whole(worth.constant));
    writeLimbs(sum, constant, row * limbs, limbs);
    for (const term of worth.terms) if (issuesOf(term).length > 0) terms.push({ row, term, whole });
  });
  return {
    sizes,
    places: places(sizes),
    rows: wanted.length,
    limbs,
    units,
    constant,
    tables,
    terms,
    rules: rules.filter((rule) => issuesOf(rule).length > 0),
    ceilings: wanted.map(({ worth }, row) =>
      worth.atMost === null ? null : wholeOf(worth.atMost, units[row]),
    ),
    impossible: rules.some(
      (rule) => issuesOf(rule).length === 0 && !(rule.kind === "table" && rule.allowed[0]),
    ),
  };
}

/** The layout of a front over the first rows of what was compiled. */
export function layoutOf({ sizes, limbs, places }: Compiled, dims: number): Layout {
  const all = sizes.reduce((product, size) => product * BigInt(size), 1n);
  return { dims, limbs, words: places.words, tally: limbsFor(bits(all)), keeps: "best" };
}

/** A number of a row's scale as a whole number. It must be one of those that the row was compiled with. */
export function wholeOf(points: Exact, unit: bigint): bigint {
  if (unit % points.bottom !== 0n)
    throw new RangeError(`${toText(points)} is not whole in units of 1/${unit}`);
  return points.top * (unit / points.bottom);
}

/** The issues that a term or a rule reads, in rising order, each once. */
export function issuesOf(part: Together | Rule): readonly number[] {
  if (part.kind === "table") return part.issues;
  return [...new Set(part.bounds.map(({ issue }) => issue))].sort((a, b) => a - b);
}

/** What a term that reads no issue pays. */
function alwaysPaid(term: Together): Exact {
  if (term.kind === "table") return term.points[0];
  return term.when === "every met" ? term.points : zero;
}

function* numbersOf({ worth, beside = [] }: Wanted): Iterable<Exact> {
  yield worth.constant;
  for (const table of worth.tables) yield* table;
  for (const term of worth.terms) yield* pointsOf(term);
  if (worth.atMost !== null) yield worth.atMost;
  for (const number of beside) if (number !== null) yield number;
}

const pointsOf = (term: Together): readonly Exact[] => (term.kind === "table" ? term.points : [term.points]);

/** Binary digits that no sum of the row's parts exceeds. */
function largestSum({ worth, beside = [] }: Wanted, unit: bigint): number {
  const largest = (numbers: readonly Exact[]): bigint =>
    greatest(numbers.map((number) => size(wholeOf(number, unit)))) ?? 0n;
  const parts = [[worth.constant], ...worth.tables, ...worth.terms.map(pointsOf)].map(largest);
  const sum = parts.reduce((total, part) => total + part, 0n);
  const other = largest([...beside, worth.atMost].filter((number) => number !== null));
  return Math.max(bits(sum), bits(other));
}

function checkTables(sizes: readonly number[], { tables, terms }: Worth): void {
  const wrong = sizes.findIndex((size, issue) => tables[issue]?.length !== size);
  if (wrong >= 0)
    throw new RangeError(`invalid table of issue ${wrong}: it does not have one entry per value`);
  for (const term of terms) {
    if (term.kind !== "table") continue;
    const cells = term.issues.reduce((product, issue) => product * sizes[issue], 1);
    if (cells !== term.points.length) {
      throw new RangeError(`invalid table of issues ${term.issues.join(", ")}: ${cells} entries are needed`);
    }
  }
}
