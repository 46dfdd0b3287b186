import { expect, test } from "vitest";
import { modelOf } from "../../test/model.ts";
import { judgedAll } from "./fixtures.laws.ts";

/** One decision between a sure 5, a sure 2 and a lottery worth 4; a third move is open later only. */
const choice = (claims: string): string => `
parley: 1
title: A choice
clock: { round: 1 day, rounds: 2, at the end: nothing }
parties: { anna: { name: Anna, precision: best } }
outcomes: { five: a, two: b, eight: c, nothing: d }
values: { anna: { five: 5 in 3..6, two: 2, eight: 8, nothing: 0 } }
turns: [anna]
moves:
  anna:
    take five: { ends: five }
    take two: { ends: two }
    gamble: { ends: { eight: 0.5, nothing: rest } }
    wait: { when: round > 1 }
claims:
${claims}
`;

function judged(claims: string) {
  const model = modelOf(choice(claims));
  return judgedAll(model);
}

test("the margin of the best move is what it is worth over the best of the others, in points", () => {
  const [five, gamble, unequal] = judged(
    [
      "  C1: { says: a, holds: 'best(anna | as written, round 1) = take five' }",
      "  C2: { says: b, holds: 'best(anna | as written, round 1) = gamble' }",
      "  C3: { says: c, holds: 'best(anna | as written, round 1) != gamble' }",
    ].join("\n"),
  );
  expect(five.central).toMatchObject({ verdict: "holds", margin: 1, unit: "points of anna", matters: 0.08 });
  expect(gamble.central).toMatchObject({ verdict: "fails", margin: -1 });
  expect(unequal.central).toMatchObject({ verdict: "holds", margin: 1 });
  expect(five.central!.flips).toEqual([
    { by: { assumption: "values.anna.five", at: 3 }, verdict: "fails", margin: -1 },
  ]);
});

test("a move that is never open in that round is undefined, with the reason", () => {
  const [claim] = judged("  C1: { says: a, holds: 'best(anna | as written, round 1) = wait' }");
  expect(claim).toMatchObject({ status: "undefined", central: null });
  expect(claim.reason).toContain("anna/wait is open");
});
