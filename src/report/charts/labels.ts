/** A rectangle in pixels, from the upper left corner of the plot. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels across and down. */
export type Plot = readonly [width: number, height: number];

/** The places where a text could stand, the best first. */
export type Places = readonly Box[];

/** Square pixels that a text may rather hide than go to its next place. */
const nextPlace = 2;

/**
 * Puts texts on a plot, one after the other: each goes where it hides least of what is drawn, among those of its places that
 * lie inside the plot and run into no text that stands already; the earlier a place, the more it may hide. Null where there
 * is no such place.
 *
 * @param drawn what a text should not hide.
 */
export function placed(
  texts: readonly Places[],
  drawn: readonly Box[],
  [width, height]: Plot,
): readonly (Box | null)[] {
  const standing: Box[] = [];
  return texts.map((places) => {
    const free = places
      .map((box, at) => ({
        box,
        cost: nextPlace * at + drawn.reduce((sum, one) => sum + common(box, one), 0),
      }))
      .filter(
        ({ box }) =>
          box.left >= 0 &&
          box.top >= 0 &&
          box.left + box.width <= width &&
          box.top + box.height <= height &&
          standing.every((other) => common(box, other) === 0),
      );
    const best = free.reduce<(typeof free)[number] | null>(
      (a, b) => (a === null || b.cost < a.cost ? b : a),
      null,
    );
    if (best === null) return null;
    standing.push(best.box);
    return best.box;
  });
}

/** How many square pixels two rectangles have in common. */
function common(a: Box, b: Box): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return across <= 0 || down <= 0 ? 0 : across * down;
}

/** So far from the edge of a mark a text may stand. */
const distances = [1, 13, 27, 45] as const;

/** Places around a mark: beside it first, then above, below and at its corners, and the same farther away. */
export const around = (x: number, y: number, half: number, width: number, height: number): Places =>
  distances.flatMap((gap) => {
    const away = half + gap;
    const [left, right] = [x - away - width, x + away];
    const [above, below] = [y - away - height, y + away];
    const [middle, level] = [x - width / 2, y - height / 2];
    const corner = away / 2;
    return [
      [right, level],
      [left, level],
      [middle, above],
      [middle, below],
      [right - corner, above + corner],
      [left + corner, above + corner],
      [right - corner, below - corner],
      [left + corner, below - corner],
    ].map(([boxLeft, top]) => ({ left: boxLeft, top, width, height }));
  });
