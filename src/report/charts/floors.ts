import type { PartyTold } from "../../lenses/agreement/value.ts";
import { charts as words } from "../words.ts";
import type { Axis } from "./axis.ts";
import type { Box, Places, Plot } from "./labels.ts";
import { lines, widthOf } from "./measure.ts";
import { floorText } from "./space.ts";
import { text } from "./theme.ts";

const room = 118;
/** A name may take nearly two lines. */
const nameRoom = 200;
const mostLines = 5;
/** A text should keep clear of a line by a little. */
const ruleHalf = 2.5;

/** What a party has without an agreement, as a text beside its line in a plane. */
interface Floor {
  /** The party; the first goes across, the second up. */
  readonly k: number;
  readonly told: readonly string[];
}

/** None where a party says nothing. */
export function floorLabel(party: PartyTold, axis: Axis, k: number): readonly Floor[] {
  const said = floorText(party, nameRoom);
  if (said === null) return [];
  const edge = axis.off === null ? said : words.agreements.beyond(said, k, axis.off);
  return [{ k, told: lines(edge, room, text.size, mostLines) }];
}

/** Places beside the line of a party, or at the edge beyond which it lies. */
export function beside(
  { low, high, floor, off }: Axis,
  k: number,
  told: readonly string[],
  plot: Plot,
): Places {
  const at = floor ?? (off === "above" ? high : low);
  const share = (at - low) / (high - low);
  const gap = 5;
  const [long, thick] = [Math.max(...told.map((line) => widthOf(line, text.size))), told.length * text.line];
  const along = [1, 0, 0.75, 0.25, 0.5];
  if (k === 0) {
    const x = share * plot[0];
    return along.flatMap((part) =>
      [x + gap, x - gap - long].map((left) => ({
        ...{ left, width: long, height: thick },
        top: gap + part * (plot[1] - thick - 2 * gap),
      })),
    );
  }
  const y = (1 - share) * plot[1];
  return [y + gap, y - gap - thick].flatMap((top) =>
    along.map((part) => ({
      ...{ top, width: long, height: thick },
      left: gap + part * (plot[0] - long - 2 * gap),
    })),
  );
}

/** The line itself, where there is one. */
export function ruleBox({ low, high, floor }: Axis, k: number, plot: Plot): readonly Box[] {
  if (floor === null) return [];
  const share = (floor - low) / (high - low);
  return [
    k === 0
      ? { left: share * plot[0] - ruleHalf, top: 0, width: 2 * ruleHalf, height: plot[1] }
      : { left: 0, top: (1 - share) * plot[1] - ruleHalf, width: plot[0], height: 2 * ruleHalf },
  ];
}
