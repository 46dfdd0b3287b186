import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { around, type Box, placed } from "./labels.ts";

const seed = 43;
/** A few additions of pixels. */
const rounding = 1e-9;
const plot: readonly [number, number] = [300, 200];

const box = (left: number, top: number, width = 40, height = 12): Box => ({ left, top, width, height });

describe("a text on a plot", () => {
  it("goes to its first place where nothing is hidden there", () => {
    expect(placed([[box(10, 10), box(100, 100)]], [], plot)).toEqual([box(10, 10)]);
  });

  it("goes on to where it hides less, but not far for a little", () => {
    const places = [box(10, 10), box(100, 100)];
    expect(placed([places], [box(15, 12, 10, 10)], plot)).toEqual([places[1]]);
    expect(placed([places], [box(15, 12, 1, 1)], plot)).toEqual([places[0]]);
  });

  it("never leaves the plot nor runs into another text, and stays away where there is no room", () => {
    const taken = box(10, 10);
    expect(placed([[taken], [box(30, 15), box(10, 50)]], [], plot)).toEqual([taken, box(10, 50)]);
    expect(placed([[taken], [taken], [box(290, 10)], [box(10, -1)]], [], plot)).toEqual([
      taken,
      null,
      null,
      null,
    ]);
  });
});

describe("texts around random marks", () => {
  const mark = fc.record({
    x: fc.double({ min: 0, max: plot[0], noNaN: true }),
    y: fc.double({ min: 0, max: plot[1], noNaN: true }),
    width: fc.double({ min: 1, max: 120, noNaN: true }),
  });

  it("stand inside, apart from each other, and beside their own mark", () => {
    let standing = 0;
    fc.assert(
      fc.property(fc.array(mark, { minLength: 1, maxLength: 15 }), (marks) => {
        const half = 6;
        const boxes = placed(
          marks.map(({ x, y, width }) => around(x, y, half, width, 12)),
          marks.map(({ x, y }) => box(x - half, y - half, 2 * half, 2 * half)),
          plot,
        );
        boxes.forEach((one, at) => {
          if (one === null) return;
          standing++;
          expect(one.left).toBeGreaterThanOrEqual(0);
          expect(one.top).toBeGreaterThanOrEqual(0);
          expect(one.left + one.width).toBeLessThanOrEqual(plot[0]);
          expect(one.top + one.height).toBeLessThanOrEqual(plot[1]);
          const { x, y } = marks[at];
          const [dx, dy] = [
            Math.max(one.left - x, x - one.left - one.width),
            Math.max(one.top - y, y - one.top - one.height),
          ];
          expect(Math.max(dx, dy)).toBeGreaterThan(half / 2 - rounding);
          for (const other of boxes.slice(at + 1)) {
            if (other === null) continue;
            const apart =
              one.left + one.width <= other.left + rounding ||
              other.left + other.width <= one.left + rounding ||
              one.top + one.height <= other.top + rounding ||
              other.top + other.height <= one.top + rounding;
            expect(apart).toBe(true);
          }
        });
      }),
      { seed },
    );
    expect(standing).toBeGreaterThan(100);
  });
});
