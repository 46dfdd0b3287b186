import type { Term } from "../../expression/term.ts";
import { toNumber } from "../../maths/exact.ts";
import { satisfies } from "../../scenario/check/point.ts";
import type { Attitude, Model, Row } from "../../scenario/model.ts";
import { connected } from "./groups.ts";
import { numbersOf } from "./situation.ts";
import { issuesRead, type Summand, summandsOf } from "./summands.ts";

/** Packages that hang together by values or rules are gone through at every world, at most so many. */
const mostCombinations = 20_000;

export class TooManyCombinations extends Error {}

/**
 * What rows think of packages with the assumptions left open: which terms have to be evaluated at a world, for which
 * values of which issues, and how they add up. Groups of issues hang together; between them points add up.
 */
export interface Sketch {
  readonly rows: readonly Drawn[];
  /** How many combinations of its issues each group has that obey the rules. */
  readonly sizes: readonly number[];
}

export interface Drawn {
  readonly row: Row;
  readonly kept: Columns;
  /** Null when a deal has one value only. */
  readonly broken: Columns | null;
  /** The group on whose points an attitude bends, -1 where it reads no issue; null where nothing bends. */
  readonly bends: number | null;
}

export interface Columns {
  /** Hang on no issue. */
  readonly constant: readonly Term[];
  readonly byGroup: readonly (readonly Column[])[];
}

/** One summand for all that its issues may be. */
export interface Column {
  readonly term: Term;
  readonly cells: readonly Cell[];
  /** By combination of the group: its cell. */
  readonly at: Int32Array;
}

/** What a package says on every issue, NaN where the term does not read it, and its place in the file or -2. */
interface Cell {
  readonly says: readonly number[];
  readonly pack: number;
}

/** @throws TooManyCombinations */
export function sketchOf(model: Model, rows: readonly number[]): Sketch {
  const numbers = numbersOf(model).map((values) => values.map(toNumber));
  const shapes = rows.map((index) => shapeOf(model.rows[index], numbers.length));
  const rules = (model.rules ?? []).flatMap((rule) => rulesOf(rule, numbers.length));
  const ties = [...shapes.flatMap(tiesOf), ...rules.map(({ issues }) => issues)];
  const groups = connected(
    numbers.length,
    ties.filter((set) => set.length > 0),
  );
  const allowed = groups.map((issues) => {
    const within = rules.filter((rule) => rule.issues.length === 0 || issues.includes(rule.issues[0]));
    return combinations(numbers, issues).filter((says) => within.every(({ term }) => satisfies(term, says)));
  });
  const columnsOf = (summands: readonly Summand[]): Columns => ({
    constant: summands.filter(({ issues }) => issues.length === 0).map(({ term }) => term),
    byGroup: groups.map((issues, group) =>
      summands
        .filter((summand) => summand.issues.length > 0 && issues.includes(summand.issues[0]))
        .map((summand) => columnOf(model, summand, allowed[group])),
    ),
  });
  return {
    sizes: allowed.map(({ length }) => length),
    rows: shapes.map(({ row, kept, broken, bends }) => {
      const [read] = [...kept, ...(broken ?? [])].flatMap(({ issues }) => issues);
      return {
        row,
        kept: columnsOf(kept),
        broken: broken === null ? null : columnsOf(broken),
        bends: bends ? groups.findIndex((issues) => issues.includes(read)) : null,
      };
    }),
  };
}

interface Shape {
  readonly row: Row;
  readonly kept: readonly Summand[];
  readonly broken: readonly Summand[] | null;
  readonly bends: boolean;
}

function shapeOf(row: Row, count: number): Shape {
  const { kept, broken } = row.deal!;
  return {
    row,
    kept: summandsOf(kept, count),
    broken: broken === null ? null : summandsOf(broken, count),
    bends: row.attitude !== null && bending(row.attitude),
  };
}

const bending = ({ lossAversion, gains, losses }: Attitude): boolean =>
  [lossAversion, gains, losses].some((term) => term.op !== "number" || term.value !== 1);

/** What is felt of a sum hangs on all that it hangs on, unless it is felt as it is. */
function tiesOf({ kept, broken, bends }: Shape): readonly (readonly number[])[] {
  const sets = [...kept, ...(broken ?? [])].map(({ issues }) => issues);
  return bends ? [sets.flat()] : sets;
}

function rulesOf(rule: Term, count: number): readonly Summand[] {
  if (rule.op === "and") return [...rulesOf(rule.a, count), ...rulesOf(rule.b, count)];
  return [{ issues: issuesRead(rule, count), term: rule }];
}

function columnOf(
  { packages }: Model,
  { issues, term }: Summand,
  group: readonly (readonly number[])[],
): Column {
  const places = new Map<string, number>();
  const cells: Cell[] = [];
  const at = Int32Array.from(group, (combination) => {
    const says = combination.map((value, issue) => (issues.includes(issue) ? value : Number.NaN));
    const key = says.join();
    const known = places.get(key);
    if (known !== undefined) return known;
    places.set(key, cells.length);
    const place = packages.findIndex(({ terms }) => terms.every((value, issue) => value === says[issue]));
    return cells.push({ says, pack: place < 0 ? -2 : place }) - 1;
  });
  return { term, cells, at };
}

/** Every combination of the values of some issues, as packages that say NaN on the others. */
function combinations(
  numbers: readonly (readonly number[])[],
  issues: readonly number[],
): readonly (readonly number[])[] {
  const all = issues.reduce((product, issue) => product * numbers[issue].length, 1);
  if (all > mostCombinations) throw new TooManyCombinations(`${all} combinations of ${issues.length} issues`);
  return issues.reduce<readonly (readonly number[])[]>(
    (before, issue) => before.flatMap((says) => numbers[issue].map((value) => says.with(issue, value))),
    [numbers.map(() => Number.NaN)],
  );
}
