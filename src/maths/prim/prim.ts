import { boxOf } from "./box.ts";
import { explore, type Fitting } from "./explore.ts";
import type { Limit } from "./limit.ts";
import { merit, separating } from "./merit.ts";
import type { Objective } from "./objective.ts";
import { prune } from "./prune.ts";
import { quasiPs } from "./quasi.ts";
import { reproducibility } from "./reproducibility.ts";
import { part, type Table, tableOf } from "./table.ts";
import type { Step } from "./trajectory.ts";

export interface DiscoveryOptions {
  /** Shares of rows that one cut takes; each gives a way of its own, their fronts are joined. */
  readonly peels?: readonly number[];
  readonly paste?: number;
  /** The smallest share of all rows that a box may hold. */
  readonly mass?: number;
  readonly objective?: Objective;
  /** At most so many boxes, each sought among the rows outside those before it. */
  readonly boxes?: number;
  /** Random halves that tell how reproducible a limit is. */
  readonly halves?: number;
  readonly seed?: number;
}

/** How a box stands to the cases. */
interface Content {
  /** The share of all positives that it holds. */
  readonly coverage: number;
  /** The share of its rows that are positive. */
  readonly density: number;
  /** The share of all rows that it holds. */
  readonly mass: number;
  readonly n: number;
  readonly positives: number;
}

interface FoundLimit extends Limit {
  /** The larger quasi-p of its ends: how easily chance alone would do without the weaker one. */
  readonly quasiP: number;
  /** The smaller share of the random halves, nearest in coverage and nearest in density, that limit this input too. */
  readonly reproducibility: number;
}

/** The numbers count only rows outside the boxes before it, so that coverages add up; `alone` counts all its rows. */
interface FoundBox extends Content {
  readonly limits: readonly FoundLimit[];
  readonly alone: Content;
}

interface FrontBox extends Content {
  readonly alpha: number;
  readonly limits: readonly Limit[];
}

export interface Discovery {
  /** The share of positives among all rows. */
  readonly base: number;
  readonly boxes: readonly FoundBox[];
  /** Boxes on all rows of which none is beaten in both coverage and density; from the widest to the densest. */
  readonly front: readonly FrontBox[];
  /** Whether one box alone tells the cases apart (merit of at least 0.7, see `merit`). */
  readonly separates: boolean;
}

/**
 * A further box is given from this merit among the rows that are left: what one box leaves over is often the fringe along
 * its own limits, and a sentence about a fringe helps nobody. One of six equal heaps reaches it.
 */
const worthwhile = 0.25;

/**
 * Where in the inputs the positives lie, as boxes that can be read out (scenario discovery, Bryant and Lempert 2010).
 * `points` holds `n` rows of `d` numbers, `labels` a 0 or 1 for each row. A box without a limit that could not as well be
 * chance is not given, so `boxes` may be empty; it is where all labels are equal. Throws what `tableOf` throws, and a
 * RangeError on an option that makes no sense.
 */
export function discover(
  points: Float64Array,
  n: number,
  d: number,
  labels: Uint8Array,
  options: DiscoveryOptions = {},
): Discovery {
  const { peels = [0.02, 0.05, 0.1], paste = 0.05, mass = 0.05, objective = "gain per row" } = options;
  const { boxes: most = 2, halves = 10, seed = 1 } = options;
  for (const share of [...peels, paste]) {
    if (!(share > 0 && share < 0.5))
      throw new RangeError(`invalid share ${share}: it lies between 0 and 0.5`);
  }
  if (!(mass > 0 && mass < 1)) throw new RangeError(`invalid smallest mass ${mass}: it lies between 0 and 1`);
  const whole = tableOf(points, n, d, labels);
  let fitting: Fitting = { peels, paste, mass, objective, restart: true };
  const boxes: FoundBox[] = [];
  let front: readonly FrontBox[] = [];
  let separates = false;
  let rest = whole;
  while (boxes.length < most && rest.positives > 0 && rest.positives < rest.rows) {
    const { ways, best } = explore(rest, n, fitting);
    if (rest === whole) front = frontOf(ways.flat(), whole);
    const limits = prune(rest, best.limits);
    if (limits.length === 0) break;
    const box = boxOf(rest, limits);
    if (rest !== whole && merit(box, rest) < worthwhile) break;
    const here = content(box, whole);
    if (rest === whole) {
      separates = merit(box, whole) >= separating;
      // What one separating box leaves over is scattered along its limits; further heaps are not to be expected.
      fitting = { ...fitting, restart: !separates };
    }
    const like = { coverage: box.positives / rest.positives, density: here.density };
    const again = reproducibility(rest, n, like, { ...fitting, peels: [best.alpha] }, halves, seed);
    const tails = quasiPs(rest, limits);
    boxes.push({
      ...here,
      alone: content(boxOf(whole, limits), whole),
      limits: limits.map((limit) => ({
        ...limit,
        quasiP: Math.max(...tails.filter(({ input }) => input === limit.input).map(({ p }) => p)),
        reproducibility: Math.min(again[limit.input].byCoverage, again[limit.input].byDensity),
      })),
    });
    rest = part(
      rest,
      Uint8Array.from(box.breaks, (breaks) => Number(breaks > 0)),
    );
  }
  return { base: n === 0 ? 0 : whole.positives / n, boxes, front, separates };
}

function content({ rows, positives }: { rows: number; positives: number }, whole: Table): Content {
  return {
    coverage: positives / whole.positives,
    density: positives / rows,
    mass: rows / whole.rows,
    n: rows,
    positives,
  };
}

/** Of boxes with the same coverage and density the one with the fewest limited inputs stays. */
function frontOf(steps: readonly Step[], whole: Table): readonly FrontBox[] {
  const sorted = steps
    .map((step) => ({ ...content(step, whole), alpha: step.alpha, limits: step.limits }))
    .sort((a, b) => b.coverage - a.coverage || b.density - a.density || a.limits.length - b.limits.length);
  const front: FrontBox[] = [];
  for (const box of sorted)
    if (front.length === 0 || box.density > front[front.length - 1].density) front.push(box);
  return front;
}
