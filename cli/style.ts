import type { Io } from "./io.ts";

/** How the human form is written. A colour never says what no word says. */
export interface Style {
  /** Sentences in place of tables and bars, for screen readers and logs. */
  readonly plain: boolean;
  /** Columns that a line may take. */
  readonly columns: number;
  strong(text: string): string;
  faint(text: string): string;
  good(text: string): string;
  bad(text: string): string;
  open(text: string): string;
}

const widest = 100;
const narrowest = 60;

/** Colour only on a terminal that has it and only where nobody asked to do without (https://no-color.org). */
export function styleFor(io: Io, asked: { readonly plain?: boolean }): Style {
  const plain = asked.plain === true || io.environment.TERM === "dumb";
  const colour = !plain && io.stdout.isTerminal && !io.environment.NO_COLOR;
  const paint = (code: number) => (text: string) =>
    colour && text !== "" ? `\u001b[${code}m${text}\u001b[0m` : text;
  return {
    plain,
    columns: Math.max(narrowest, Math.min(widest, io.stdout.columns ?? widest)),
    strong: paint(1),
    faint: paint(2),
    good: paint(32),
    bad: paint(31),
    open: paint(33),
  };
}
