/**
 * Letters that stand for assumptions beside the ends of a range, given out in the order in which they are first
 * needed, so that a table can say what moves each of its numbers. A plain key names the assumptions themselves, since
 * nobody who listens can look a letter up.
 */
export interface Key {
  readonly plain: boolean;
  /** What stands after the number at the end of a range. */
  mark(assumption: string): string;
  /** What was given out, in order. */
  entries(): readonly (readonly [letter: string, assumption: string])[];
}

export function key(plain = false): Key {
  const given = new Map<string, string>();
  return {
    plain,
    mark(assumption) {
      const known = given.get(assumption) ?? nth(given.size);
      given.set(assumption, known);
      return plain ? ` by ${assumption}` : known;
    },
    entries: () => Array.from(given, ([assumption, letter]) => [letter, assumption] as const),
  };
}

/** a, b, … z, aa, ab, … */
function nth(index: number): string {
  const alphabet = 26;
  const last = String.fromCharCode("a".charCodeAt(0) + (index % alphabet));
  return index < alphabet ? last : nth(Math.floor(index / alphabet) - 1) + last;
}
