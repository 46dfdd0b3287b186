import type { Span } from "../expression/syntax.ts";
import type { Problem } from "../scenario/problem.ts";

/** A file as it is given: `file` is only the name that messages and parties take. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** A problem and the file it stands in; an import reads several. */
export interface FileProblem extends Problem {
  readonly file: string;
}

/** A problem before it has a place. What is lost in writing has none at all. */
export type Words = Omit<Problem, "span">;

/** Tells that something is wrong at a place of one file. */
export type Tell = (words: Words, span: Span) => void;

/** Problems told of one file; one that repeats itself on every line is not told more often than this. */
const toldLimit = 100;

/** Collects what is told of one file. Past the limit it only counts, and says at the end how many were left out. */
export class Notebook {
  readonly file: string;
  readonly #told: Problem[] = [];
  #untold = 0;
  #failed = false;

  constructor(file: string) {
    this.file = file;
  }

  readonly tell: Tell = (words, span) => {
    this.#failed ||= words.severity === "error";
    if (this.#told.length < toldLimit) this.#told.push({ ...words, span });
    else this.#untold++;
  };

  /** Whether an error was told. */
  get failed(): boolean {
    return this.#failed;
  }

  /** In the order of the file. */
  get problems(): readonly FileProblem[] {
    const last = this.#told.at(-1);
    const rest: Problem[] =
      this.#untold === 0 || last === undefined
        ? []
        : [
            {
              severity: this.#failed ? "error" : "warning",
              code: "more-problems",
              message: `${this.#untold} more problems are not told`,
              note: "correct those above first",
              span: last.span,
            },
          ];
    return [...this.#told.toSorted((a, b) => a.span.start - b.span.start), ...rest].map((problem) => ({
      ...problem,
      file: this.file,
    }));
  }
}

/** What somebody typed, short enough for one line of a message. */
export const show = (value: string): string => {
  const line = value.replace(/\s+/g, " ").trim();
  return line.length <= 60 ? line : `${line.slice(0, 57)}...`;
};

export const error = (code: string, message: string, note: string | null = null): Words => ({
  severity: "error",
  code,
  message,
  note,
});

export const warning = (code: string, message: string, note: string | null = null): Words => ({
  severity: "warning",
  code,
  message,
  note,
});

export const note = (code: string, message: string, remedy: string | null = null): Words => ({
  severity: "note",
  code,
  message,
  note: remedy,
});
