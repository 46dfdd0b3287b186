import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { root } from "../repository.ts";

/** Pictures are compared by the mean colour of squares of so many pixels, so that the edges of letters do not matter. */
const square = 10;
/** A square that differs by more than this, of 255, is another square. */
const same = 40;
/** Shares of squares: a figure that changes by a digit moves few of them, a layout that breaks moves most. */
const mostOthers = 0.08;

/** A browser on a busy machine gives up a picture that it has not yet painted; a later try of it is the same picture. */
const tries = 12;
const pause = 250;

export async function pictureOf(page: Page): Promise<Buffer> {
  for (let left = tries - 1; ; left--) {
    try {
      return await page.screenshot();
    } catch (error) {
      if (left === 0) throw error;
      await page.waitForTimeout(pause);
      await page.bringToFront();
    }
  }
}

/**
 * How much a picture differs from the one that is kept of the same name: the share of its squares that are others, 1 where
 * the size is another; null where it is near enough. With PARLEY_SNAPSHOTS=write it is kept instead, for people to review.
 */
export async function differs(browser: Browser, name: string, picture: Buffer): Promise<number | null> {
  const folder = `${root}test/browser/snapshots/`;
  const path = `${folder}${name}.png`;
  if (process.env.PARLEY_SNAPSHOTS === "write") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, picture);
    return null;
  }
  if (!existsSync(path)) throw new Error(`missing picture ${name}: PARLEY_SNAPSHOTS=write keeps one`);
  const [kept, found] = [readFileSync(path), picture].map((one) => one.toString("base64"));
  const page = await browser.newPage();
  try {
    const others = (await page.evaluate(`(async () => {
      const squares = async (picture) => {
        const image = new Image();
        image.src = "data:image/png;base64," + picture;
        await image.decode();
        const canvas = document.createElement("canvas");
        canvas.width = image.width;
        canvas.height = image.height;
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const { data } = context.getImageData(0, 0, image.width, image.height);
        const [across, down] = [Math.ceil(image.width / ${square}), Math.ceil(image.height / ${square})];
        const sums = new Float64Array(across * down * 3);
        for (let y = 0; y < image.height; y++)
          for (let x = 0; x < image.width; x++)
            for (let colour = 0; colour < 3; colour++)
              sums[(Math.floor(y / ${square}) * across + Math.floor(x / ${square})) * 3 + colour] +=
                data[(y * image.width + x) * 4 + colour] / ${square ** 2};
        return { across, down, sums };
      };
      const [a, b] = [await squares("${kept}"), await squares("${found}")];
      if (a.across !== b.across || a.down !== b.down) return 1;
      let others = 0;
      for (let at = 0; at < a.sums.length; at += 3)
        if ([0, 1, 2].some((colour) => Math.abs(a.sums[at + colour] - b.sums[at + colour]) > ${same})) others++;
      return others / (a.across * a.down);
    })()`)) as number;
    return others <= mostOthers ? null : others;
  } finally {
    await page.close();
  }
}
