/**
 * Where a choice among a product of choices stands, as few numbers: digits of mixed radix packed into words below 2^53.
 * Comparing word by word compares digit by digit, and the place of two parts that fill different digits is their sum.
 */
export interface Places {
  readonly radices: readonly number[];
  readonly words: number;
  /** The word that holds each digit, and what one unit of the digit counts in it. */
  readonly word: readonly number[];
  readonly unit: readonly number[];
}

export function places(radices: readonly number[]): Places {
  const word: number[] = [];
  const room: number[] = [1];
  for (const radix of radices) {
    if (room[room.length - 1] * radix > Number.MAX_SAFE_INTEGER) room.push(1);
    room[room.length - 1] *= radix;
    word.push(room.length - 1);
  }
  const unit = radices.map((radix, digit) => {
    room[word[digit]] /= radix;
    return room[word[digit]];
  });
  return { radices, words: room.length, word, unit };
}

/** The digits of the place whose words start at `at`. */
export function digitsOf({ radices, word, unit }: Places, from: Float64Array, at: number): number[] {
  return radices.map((radix, digit) => Math.floor(from[at + word[digit]] / unit[digit]) % radix);
}
