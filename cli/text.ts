/**
 * What a scenario says must not be able to drive a terminal: escape sequences, control characters and the signs that
 * turn the direction of writing around are taken out, line ends become spaces. Joiners stay, since some scripts and
 * many pictures need them.
 */
export function safe(text: string): string {
  if (ordinary.test(text)) return text;
  return text.replace(escapes, "").replace(breaks, " ").replace(unsafe, "");
}

/** Nearly every text is of these signs alone, which need no care and take one column each. */
const ordinary = /^[ -~]*$/;

// biome-ignore-start lint/suspicious/noControlCharactersInRegex: control characters are what these look for
const escapes =
  /(?:\u001b\[|\u009b)[0-?]*[ -/]*[@-~]?|(?:\u001b[\]PX^_]|[\u009d\u0090\u0098\u009e\u009f])[^\u0007\u001b\u009c]*(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]*[0-~]?/g;
const breaks = /\r\n|[\t\n\u000b\f\r\u0085\u2028\u2029]/g;
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const invisible =
  /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;
const colours = /\u001b\[[0-9;]*m/g;
// biome-ignore-end lint/suspicious/noControlCharactersInRegex: as above

/** The same for every text inside a value, keys included; numbers and structure stay as they are. */
export function safely<Value>(value: Value): Value {
  const clean = (part: unknown): unknown => {
    if (typeof part === "string") return safe(part);
    if (Array.isArray(part)) return part.map(clean);
    if (part !== null && typeof part === "object" && Object.getPrototypeOf(part) === Object.prototype) {
      return Object.fromEntries(Object.entries(part).map(([key, inner]) => [safe(key), clean(inner)]));
    }
    return part;
  };
  return clean(value) as Value;
}

/** JSON on one document, two spaces deep; what JSON itself would leave to act on a terminal is written as an escape. */
export function json(value: unknown): string {
  const written = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  return `${JSON.stringify(value, null, 2).replace(invisible, (sign) => sign.split("").map(written).join(""))}\n`;
}

/** How many columns a text takes on a terminal: wide signs count two, marks that combine none, colours none. */
export function width(text: string): number {
  if (ordinary.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text.replace(colours, ""))) columns += columnsOf(segment);
  return columns;
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

function columnsOf(grapheme: string): number {
  if (/^\p{Mark}+$/u.test(grapheme)) return 0;
  if (/\p{Emoji_Presentation}|\ufe0f/u.test(grapheme)) return 2;
  const code = grapheme.codePointAt(0) ?? 0;
  return wide.some(([from, to]) => code >= from && code <= to) ? 2 : 1;
}

/** East Asian wide and full-width blocks, from Unicode's EastAsianWidth.txt, rounded to whole blocks. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0x9fff],
  [0xa000, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

/** Breaks a text into lines no wider than so many columns, at spaces where it can. At least one line. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ").flatMap((part) => pieces(part, columns))) {
    if (line === "") line = word;
    else if (width(line) + 1 + width(word) <= columns) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  lines.push(line);
  return lines;
}

/** A word that is wider than the line is cut, after a dot or a slash where it can be. */
function pieces(word: string, columns: number): readonly string[] {
  if (width(word) <= columns) return [word];
  const parts: string[] = [];
  let part = "";
  const add = (next: string) => {
    if (part !== "" && width(part + next) > columns) {
      parts.push(part);
      part = "";
    }
    part += next;
  };
  for (const step of word.split(/(?<=[./])/)) {
    if (width(step) <= columns) add(step);
    else for (const { segment } of graphemes.segment(step)) add(segment);
  }
  return [...parts, part];
}

export const padEnd = (text: string, columns: number): string =>
  text + " ".repeat(Math.max(0, columns - width(text)));

export const padStart = (text: string, columns: number): string =>
  " ".repeat(Math.max(0, columns - width(text))) + text;
