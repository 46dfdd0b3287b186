import { closeSync, openSync, writeSync } from "node:fs";
import type { Format } from "./format.ts";

/** Rows that are written at a time. */
const ROWS = 1000;

/**
 * A table as text: cells parted by commas and rows by line feeds, in quotes where RFC 4180 asks for them. A cell without
 * a number is empty; numbers have the digits that bring the same double back.
 */
export const csv: Format = (place, { columns }) => {
  const file = openSync(place, "w");
  writeSync(file, row(["point", ...columns, "failure"].map(text)));
  return {
    add(first, { columns: numbers, failures }) {
      for (let from = 0; from < failures.length; from += ROWS) {
        const here = failures.slice(from, from + ROWS);
        const rows = here.map((failure, index) => {
          const at = from + index;
          const cells = numbers.map((column) => (Number.isNaN(column[at]) ? "" : String(column[at])));
          return row([String(first + at), ...cells, text(failure ?? "")]);
        });
        writeSync(file, rows.join(""));
      }
    },
    finish: () => closeSync(file),
  };
};

const row = (cells: readonly string[]): string => `${cells.join(",")}\n`;

/**
 * A cell of words. One that a spreadsheet would take for a formula gets an apostrophe before it: names and reasons come
 * out of a file that somebody else may have written.
 */
function text(words: string): string {
  const harmless = /^[=+\-@\t\r]/.test(words) ? `'${words}` : words;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
