import fc from "fast-check";
import type { Source } from "../problem.ts";

/** A random game as plain numbers, with its files. */
export interface Game {
  readonly players: readonly {
    readonly name: string;
    readonly role: "p1" | "p2" | "player" | "target";
    /** `scores[issue][option]`. */
    readonly scores: readonly (readonly number[])[];
    readonly threshold: number;
  }[];
  readonly sources: readonly Source[];
}

/** How lines end and numbers are parted, as people and editors write them. */
interface Hand {
  readonly end: string;
  readonly comma: string;
  readonly last: string;
}

const hand: fc.Arbitrary<Hand> = fc.record({
  end: fc.constantFrom("\n", "\r\n", " \n"),
  comma: fc.constantFrom(",", ", ", " ,\t"),
  last: fc.constantFrom("", "\n", "\r\n\r\n", " "),
});

/**
 * Games of two to six players with small scores, so that many deals stand exactly at a threshold. The sheets come in
 * another order than the lines of the game.
 */
export const games: fc.Arbitrary<Game> = fc
  .record({
    options: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 }),
    count: fc.integer({ min: 2, max: 6 }),
    hand,
  })
  .chain(({ options, count, hand }) =>
    fc
      .array(
        fc.record({
          scores: fc.tuple(
            ...options.map((size) =>
              fc.array(fc.integer({ min: -1, max: 4 }), { minLength: size, maxLength: size }),
            ),
          ),
          threshold: fc.integer({ min: 0, max: 2 * options.length }),
          extra: fc.constantFrom("", ",cooperative", ",greedy,some-model"),
        }),
        { minLength: count, maxLength: count },
      )
      .chain((drawn) =>
        fc
          .shuffledSubarray([...drawn.keys()], { minLength: count, maxLength: count })
          .map((order) => gameOf(drawn, order, hand)),
      ),
  );

interface Drawn {
  readonly scores: readonly (readonly number[])[];
  readonly threshold: number;
  readonly extra: string;
}

function gameOf(drawn: readonly Drawn[], order: readonly number[], { end, comma, last }: Hand): Game {
  const roles = ["p1", "p2", "target"] as const;
  const players = drawn.map(({ scores, threshold }, k) => ({
    name: `Party ${k}`,
    role: roles[order.indexOf(k)] ?? ("player" as const),
    scores,
    threshold,
  }));
  const config = players.map(({ name, role }, k) => `${name},file_${k},${role}${drawn[k].extra}`);
  const sheets = order.map((k) => ({
    file: `${k % 2 === 0 ? "game/" : ""}scores_files/file_${k}.txt`,
    text: [...players[k].scores.map((row) => row.join(comma)), `${players[k].threshold}`].join(end) + last,
  }));
  return { players, sources: [{ file: "game/config.txt", text: config.join(end) + last }, ...sheets] };
}

/** Every deal of a game: the positions of its options, the last issue changing fastest. */
export const dealsOf = ({ players: [{ scores }] }: Game): readonly (readonly number[])[] =>
  scores.reduce<readonly number[][]>(
    (deals, row) => deals.flatMap((deal) => row.map((_, option) => [...deal, option])),
    [[]],
  );

/** What a deal is worth to every player. */
export const scoresOf = ({ players }: Game, deal: readonly number[]): readonly number[] =>
  players.map(({ scores }) => deal.reduce((sum, option, issue) => sum + scores[issue][option], 0));
