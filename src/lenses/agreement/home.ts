import { commonBottom, type Exact } from "../../maths/exact.ts";
import { wholeOf } from "./compiled.ts";
import type { Home } from "./space.ts";

/** Which sets of accepting factions carry a package at home, as bits: faction 0 is the lowest. */
export interface Chamber {
  readonly factions: number;
  /** Does the package pass when exactly these accept? */
  passes(accepting: number): boolean;
  /** The same chamber in which this faction's veto is gone and its weight still counts; null where it has none. */
  withoutVeto(faction: number): Chamber | null;
}

/** A table of all sets is kept, so there is an end to how many factions there may be. */
const mostFactions = 20;

/** @throws RangeError with more than twenty factions. */
export function chamberOf(home: Home): Chamber {
  const { factions, decides } = home;
  if (factions.length > mostFactions) {
    throw new RangeError(`unsupported number of factions: ${factions.length}, at most ${mostFactions}`);
  }
  const unit = commonBottom([...factions.map(({ weight }) => weight), ...limitOf(home)]);
  const weights = factions.map(({ weight }) => wholeOf(weight, unit));
  const all = weights.reduce((sum, weight) => sum + weight, 0n);
  const enough = (accepting: number): boolean => {
    const weight = weights.reduce((sum, each, f) => (((accepting >> f) & 1) === 1 ? sum + each : sum), 0n);
    if (decides.kind === "majority") return 2n * weight > all;
    return decides.kind === "quota" ? weight >= wholeOf(decides.weight, unit) : true;
  };
  const table = Uint8Array.from({ length: 2 ** factions.length }, (_, accepting) => {
    if (decides.kind === "leader") return 1;
    const refusing = factions.some(
      (faction, f) => ((accepting >> f) & 1) === 0 && (faction.veto || decides.kind === "unanimity"),
    );
    return !refusing && enough(accepting) ? 1 : 0;
  });
  return {
    factions: factions.length,
    passes: (accepting) => table[accepting] === 1,
    withoutVeto(freed) {
      if (!factions[freed].veto) return null;
      return chamberOf({
        ...home,
        factions: factions.map((each, f) => (f === freed ? { ...each, veto: false } : each)),
      });
    },
  };
}

const limitOf = ({ decides }: Home): readonly Exact[] => (decides.kind === "quota" ? [decides.weight] : []);
