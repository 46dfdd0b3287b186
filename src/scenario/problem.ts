import type { Span } from "../expression/syntax.ts";

/** One thing wrong with a file, as data; the words are made in `words.ts`. */
export interface Problem {
  readonly severity: "error" | "warning" | "note";
  /** Stable, kebab-case: `unknown-name`. */
  readonly code: string;
  /** Lower case, with the value in it: `unknown issue "enrichement"`. */
  readonly message: string;
  /** What to do about it. */
  readonly note: string | null;
  readonly span: Span;
}
