/** The exit codes of the command line, which are part of what a version promises. */
export const exit = {
  fine: 0,
  /** The input has errors, or an expectation failed. */
  input: 1,
  usage: 2,
  /** A limit was hit: a file too large, too many states. */
  limit: 3,
  /** Parley's own fault (EX_SOFTWARE of sysexits.h). */
  internal: 70,
} as const;

export type Exit = (typeof exit)[keyof typeof exit];

/** Ends a command with a sentence for the reader; not a fault of the program. */
export class Stop extends Error {
  readonly code: string;
  readonly note: string | null;
  readonly exit: Exit;
  /** `code` is stable and kebab-case; `message` is lower case and has the value in it; the note is the remedy. */
  constructor(exit: Exit, code: string, message: string, note: string | null = null) {
    super(message);
    this.exit = exit;
    this.code = code;
    this.note = note;
  }
}
