import type { Told } from "./runner.ts";

/** What somebody asked a runner for and waits for: over when all is done, or with the first thing that goes wrong. */
export class Call {
  readonly end: Promise<void>;
  isOver = false;
  private count = 0;
  private readonly total: number;
  private readonly told: Told | undefined;
  private settle: { resolve(): void; reject(error: unknown): void } | null = null;

  constructor(total: number, told: Told | undefined) {
    this.total = total;
    this.told = told;
    this.end = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    if (total === 0) this.finish();
  }

  /** So much more is done. */
  done(more: number): void {
    this.count += more;
    this.told?.(this.count, this.total);
    if (this.count === this.total) this.finish();
  }

  fail(error: unknown): void {
    this.isOver = true;
    this.settle?.reject(error);
  }

  private finish(): void {
    this.isOver = true;
    this.settle?.resolve();
  }
}
