import fc from "fast-check";

/**
 * Choices drawn from a list of numbers, 0 when it is used up. Zero is always the simplest choice, so that shrinking
 * the list (as fast-check does) simplifies what is built from it.
 */
export class Draw {
  private at = 0;
  constructor(private readonly choices: readonly number[]) {}

  /** The same choices from the start. */
  again(): Draw {
    return new Draw(this.choices);
  }

  /** The choices that are left. */
  rest(): Draw {
    return new Draw(this.choices.slice(this.at));
  }

  /** A whole number from 0 to n - 1. */
  below(n: number): number {
    const choice = this.choices[this.at] ?? 0;
    this.at += 1;
    return choice % n;
  }

  /** From low to high, low being the simplest. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1);
  }

  /** True in `percent` of cases; false is the simplest. */
  sometimes(percent: number): boolean {
    return this.below(100) >= 100 - percent;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)];
  }

  /** Some of a list in its order, at least `least` of them: the first ones are the simplest. */
  some<T>(list: readonly T[], least: number): T[] {
    const count = this.between(least, list.length);
    const left = [...list];
    const taken: T[] = [];
    while (taken.length < count) taken.push(...left.splice(this.below(left.length), 1));
    return list.filter((item) => taken.includes(item));
  }

  shuffled<T>(list: readonly T[]): T[] {
    const left = [...list];
    return list.flatMap(() => left.splice(this.below(left.length), 1));
  }
}

/** A scenario takes about 200 to 500 choices; what lies beyond the list is simple. */
const CHOICES = 600;

/** Lists of choices of one length, without the bias towards small numbers that would make all scenarios simple. */
export const choices = (): fc.Arbitrary<number[]> =>
  fc.noBias(fc.array(fc.nat(0xffff), { minLength: CHOICES, maxLength: CHOICES }));
