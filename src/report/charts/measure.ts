/**
 * How wide a text is about, in pixels: an estimate by kinds of letters, since nothing here can measure fonts. It errs on the
 * wide side for the common sans-serif fonts, so that texts laid out by it do not run into each other.
 */
export function widthOf(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) ems += emsOf(sign);
  return ems * size;
}

function emsOf(sign: string): number {
  if (/[iljtfrI.,:;|!'()[\] ]/.test(sign)) return 0.36;
  if (/[mwMW%—…]/.test(sign)) return 0.95;
  if (/[A-Z&@#]/.test(sign)) return 0.72;
  if (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠]/u.test(sign) || sign.length > 1) return 1.1;
  return 0.59;
}

const ellipsis = "…";

/**
 * A text in lines that fit a width, broken between words, or inside a word that is wider than a line. What is left after
 * the last line that may be had is told by an ellipsis.
 */
export function lines(text: string, width: number, size: number, most: number): readonly string[] {
  const made: string[] = [];
  let line = "";
  for (const word of text.trim().split(/\s+/)) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer, size) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") made.push(line);
    if (made.length >= most) return shortened(made, width, size);
    line = word;
    while (widthOf(line, size) > width) {
      const head = fitting(line, width, size);
      made.push(head);
      if (made.length >= most) return shortened(made, width, size);
      line = line.slice(head.length);
    }
  }
  return line === "" && made.length > 0 ? made : [...made, line];
}

/** A text in one line. */
export const oneLine = (text: string, width: number, size: number): string => lines(text, width, size, 1)[0];

function shortened(made: readonly string[], width: number, size: number): readonly string[] {
  const last = made[made.length - 1];
  return [...made.slice(0, -1), fitting(last, width - widthOf(ellipsis, size), size).trimEnd() + ellipsis];
}

/** The longest beginning that fits, of one sign at least. */
function fitting(text: string, width: number, size: number): string {
  let head = "";
  for (const sign of text) {
    if (head !== "" && widthOf(head + sign, size) > width) break;
    head += sign;
  }
  return head;
}
