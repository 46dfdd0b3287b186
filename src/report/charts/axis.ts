/** Where a line would press all packages together, it is only told of. */
const farthest = 2;
const margin = 0.06;

/** Points as they are drawn: with as many digits as the lens tells them, since frontiers can be long and narrow. */
export const drawn = (value: number): number => Number(value.toPrecision(6)) + 0;

/** A place on an axis, without the last bits of its arithmetic. */
export const placeOn = (value: number): number => Number(value.toPrecision(12)) + 0;

/** The axis of one party's points, with what it has without an agreement. */
export interface Axis {
  readonly low: number;
  readonly high: number;
  /** Where its line stands; null where there is none, or where it lies too far off. */
  readonly floor: number | null;
  /** Where it lies too far off. */
  readonly off: "below" | "above" | null;
}

/** An axis on which all of a party's points lie, and its line where that is not so far off that they would run together. */
export function axisOf(points: readonly number[], reservation: number | null): Axis {
  const [least, most] = [Math.min(...points), Math.max(...points)];
  // Where all packages are alike to a party, how far its line may be away is not measured by their spread.
  const reach = most > least ? farthest * (most - least) : Number.POSITIVE_INFINITY;
  const off =
    reservation === null
      ? null
      : reservation < least - reach
        ? "below"
        : reservation > most + reach
          ? "above"
          : null;
  const floor = off === null && reservation !== null ? drawn(reservation) : null;
  const [low, high] = [Math.min(least, floor ?? least), Math.max(most, floor ?? most)];
  const pad = high > low ? margin * (high - low) : Math.max(1, Math.abs(high) / 2);
  return { low: placeOn(low - pad), high: placeOn(high + pad), floor, off };
}

export const scaleOf = ({ low, high }: Axis) => ({ domain: [low, high], nice: false, zero: false });

export const ticks = { tickCount: 5, format: ".5~g" } as const;
