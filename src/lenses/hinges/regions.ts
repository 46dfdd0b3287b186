import type { PlainDesign, Runs } from "../../maths/design.ts";
import { discover } from "../../maths/prim/prim.ts";

/** A region of the assumptions, as limits on few of them. */
export interface Region {
  readonly limits: readonly RegionLimit[];
  /** The share of all failures of the claim that lie in it. */
  readonly coverage: number;
  /** The share of its combinations in which the claim fails. */
  readonly density: number;
  /** The share of all combinations that lie in it. */
  readonly mass: number;
}

interface RegionLimit {
  readonly assumption: string;
  /** Null where it is open to that side. */
  readonly low: number | null;
  readonly high: number | null;
  /** How easily chance alone would do without it. */
  readonly quasiP: number;
  /** The share of random halves of the sample in which this assumption is limited too. */
  readonly reproducibility: number;
}

/** Where a claim fails: regions one after the other, each among what lies outside those before. */
export interface Regions {
  /** The share of all combinations, of those with a number, in which it fails. */
  readonly base: number;
  readonly list: readonly Region[];
  /** Whether the first region alone tells the failures from the rest. */
  readonly separates: boolean;
}

/** With fewer failures, or fewer other combinations, a region would be chance. */
const fewest = 16;

/** Scenario discovery (PRIM) on a margin's failures; null where there are too few of them, or nearly all fail. */
export function regionsOf(
  names: readonly string[],
  design: PlainDesign,
  { values }: Runs,
  matters: number,
  seed: number,
): Regions | null {
  const known = Array.from(values.keys()).filter((point) => !Number.isNaN(values[point]));
  const labels = Uint8Array.from(known, (point) => (values[point] <= -matters ? 1 : 0));
  const failing = labels.reduce((sum, label) => sum + label, 0);
  if (failing < fewest || known.length - failing < fewest) return null;
  const points = new Float64Array(known.length * names.length);
  known.forEach((point, row) => {
    points.set(design.point(point), row * names.length);
  });
  const { base, boxes, separates } = discover(points, known.length, names.length, labels, { seed });
  return {
    base,
    separates,
    list: boxes.map(({ limits, coverage, density, mass }) => ({
      limits: limits.map(({ input, low, high, quasiP, reproducibility }) => ({
        assumption: names[input],
        low,
        high,
        quasiP,
        reproducibility,
      })),
      coverage,
      density,
      mass,
    })),
  };
}
