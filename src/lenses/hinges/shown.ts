import type { Hinge } from "./hinge.ts";
import type { Turn } from "./turns.ts";

/** What is named of what a number hangs on, whoever tells it. */
const mostHinges = 3;
/** A smaller part than this is not named. */
const leastPart = 0.02;

/** Hinges that are not told apart: the first few of them, and how many more there are. */
export interface HingeGroup {
  readonly named: readonly Hinge[];
  readonly more: number;
}

/** The first few hinges that are shown to matter, those that are not told apart in one group. Empty where none is. */
export function hingesShown(all: readonly Hinge[]): readonly HingeGroup[] {
  const groups: Hinge[][] = [];
  for (const hinge of all.filter(({ effect, low }) => low > 0 && effect >= leastPart)) {
    if (hinge.tied && groups.length > 0) groups[groups.length - 1].push(hinge);
    else groups.push([hinge]);
  }
  const shown: HingeGroup[] = [];
  for (let named = 0, at = 0; at < groups.length && named < mostHinges; at++) {
    const group = groups[at];
    shown.push({
      named: group.slice(0, mostHinges),
      more: Math.max(0, group.length - mostHinges),
    });
    named += group.length;
  }
  return shown;
}

/** Where an assumption first turns something on the way from its central value, and to which side that lies. */
export function nearestTurn({ central, at }: Turn): {
  readonly value: number;
  readonly side: "above" | "below";
} {
  const [{ value }] = [...at].sort((a, b) => Math.abs(a.value - central) - Math.abs(b.value - central));
  return { value, side: value > central ? "above" : "below" };
}
