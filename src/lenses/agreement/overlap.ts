import type { Span } from "../../expression/syntax.ts";
import { type Front, frontOf, type Layout, origin, sum } from "../../maths/front.ts";
import type { Course } from "../course.ts";
import type { Engine } from "../engine.ts";
import { type Failure, failed, finite } from "../failure.ts";
import { mattersFor } from "../matters.ts";
import type { Measure } from "../measure.ts";
import type { Start } from "../start.ts";
import { multiples, pointsOf } from "../unit.ts";
import { Unsayable } from "../unsayable.ts";
import type { Bidder } from "./acceptance.ts";
import {
  type Column,
  type Columns,
  type Drawn,
  type Sketch,
  sketchOf,
  TooManyCombinations,
} from "./sketch.ts";

/** Fronts are joined by trying every pair of their points, at most so many. */
const mostPairs = 20_000_000;

/**
 * Is there a package that everybody accepts, and by how much: the largest, over all packages that obey the rules, of the
 * least margin of a party, each margin in multiples of what matters to that party. What nobody is better off with than
 * with another package is dropped while issues are put together, so that no more packages are looked at than the frontier
 * has.
 *
 * @throws Unsayable where too many issues hang together to be gone through at every world.
 */
export function overlap(
  engine: Engine,
  course: Course | null,
  bidders: readonly Bidder[],
  span: Span,
): Measure {
  const sketch = sketched(engine, bidders, span);
  const matters = bidders.map(({ row }) => mattersFor(engine, pointsOf(row)));
  const frontAt = engine.begun(course, (start) => frontFrom(sketch, start));
  return {
    unit: multiples,
    demands: bidders.flatMap(({ without }) => without.demands),
    at(world) {
      const front = frontAt(world);
      if ("code" in front) return front;
      const floors: number[] = [];
      for (const { without } of bidders) {
        const floor = without.at(world);
        if (typeof floor !== "number") return floor;
        floors.push(floor);
      }
      let most = Number.NEGATIVE_INFINITY;
      for (let at = 0; at < front.rows.length; at += bidders.length + 1) {
        let least = Number.POSITIVE_INFINITY;
        for (let k = 0; k < floors.length; k++) {
          least = Math.min(least, (front.rows[at + k] - floors[k]) / matters[k]);
        }
        most = Math.max(most, least);
      }
      if (front.size === 0) return failed("no-package", "no package obeys all rules");
      return finite(most);
    },
  };
}

function sketched({ model }: Engine, bidders: readonly Bidder[], span: Span): Sketch {
  try {
    return sketchOf(
      model,
      bidders.map(({ row }) => row),
    );
  } catch (error) {
    if (!(error instanceof TooManyCombinations)) throw error;
    throw new Unsayable(
      "invalid",
      "too-many-combinations",
      `unsupported number of packages for zopa: ${error.message} hang together`,
      "write values and rules as sums over issues, or coarser steps",
      span,
    );
  }
}

/** The packages that are beaten by no other, as what they bring to everyone who must agree. */
function frontFrom({ rows, sizes }: Sketch, start: Start): Front | Failure {
  const layout: Layout = { dims: rows.length, limbs: 1, words: 0, tally: 1, keeps: "best" };
  const views = rows.map((drawn) => viewOf(drawn, start));
  let front = origin(layout);
  views.forEach(({ constant }, k) => {
    front.rows[k] = constant;
  });
  for (const [group, size] of sizes.entries()) {
    if (front.size * size > mostPairs) {
      return failed("too-many-points", `unsupported number of packages: ${front.size} times ${size} at once`);
    }
    const points = new Float64Array(size * (rows.length + 1)).fill(1);
    views.forEach(({ at }, k) => {
      at(group, size).forEach((value, combination) => {
        points[combination * (rows.length + 1) + k] = value;
      });
    });
    if (!points.every(Number.isFinite))
      return failed("not-finite", "the values of packages give no finite number");
    front = sum(front, frontOf(layout, points, size));
  }
  return front;
}

/** What a row thinks of a deal at a world: points whatever is agreed, and those of every combination of a group. */
interface View {
  readonly constant: number;
  at(group: number, size: number): Float64Array;
}

function viewOf({ row, kept, broken, bends }: Drawn, start: Start): View {
  const trust = start.belief(row, -2);
  const either = broken ?? kept;
  const always = ({ constant }: Columns): number =>
    constant.reduce((total, term) => total + start.about(term, [], -2), 0);
  const [base, other] = [always(kept), always(either)];
  const mixed = (a: number, b: number): number => trust * a + (1 - trust) * b;
  const feels = start.feeling(row);
  const felt = (a: number, b: number): number => mixed(feels(a), feels(b));
  const pairs = (group: number, size: number): readonly [Float64Array, Float64Array] => {
    const first = total(kept.byGroup[group], size, start);
    return [first, broken === null ? first : total(broken.byGroup[group], size, start)];
  };
  if (bends === null) {
    return {
      constant: mixed(base, other) + feels(0),
      at(group, size) {
        const [a, b] = pairs(group, size);
        return a.map((points, combination) => mixed(points, b[combination]));
      },
    };
  }
  return {
    constant: bends < 0 ? felt(base, other) : 0,
    at(group, size) {
      if (group !== bends) return new Float64Array(size);
      const [a, b] = pairs(group, size);
      return a.map((points, combination) => felt(base + points, other + b[combination]));
    },
  };
}

/** By combination of a group, the sum of some columns. */
function total(columns: readonly Column[], size: number, start: Start): Float64Array {
  const sums = new Float64Array(size);
  for (const { term, cells, at } of columns) {
    const values = cells.map(({ says, pack }) => start.about(term, says, pack));
    for (let combination = 0; combination < size; combination++) sums[combination] += values[at[combination]];
  }
  return sums;
}
