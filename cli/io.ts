/** Everything a command does to the world goes through here, so that tests can watch it. */
export interface Io {
  readonly stdout: Screen;
  readonly stderr: Screen;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Milliseconds of a clock that never goes back; only for showing how far work is. */
  now(): number;
  /** How many threads the machine can run at a time. */
  readonly cores: number;
  /** The text of a file; `-` is standard input. Throws `Stop` with a sentence for the reader. */
  read(path: string): string;
  /** Every scenario file at or below a path, in the order of their names. Throws `Stop`. */
  scenarios(path: string): readonly string[];
  /** Writes a new file; false when something of that name is there already. Throws `Stop`. */
  create(path: string, text: string): boolean;
  /** Writes a file, in place of what is there: a reader finds the old one or the new one, never a part. Throws `Stop`. */
  write(path: string, text: string): void;
  /** Where a path lies, for what is written bit by bit. */
  place(path: string): string;
}

export interface Screen {
  readonly isTerminal: boolean;
  readonly columns: number | null;
  write(text: string): void;
}
