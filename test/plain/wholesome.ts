import type { Evaluation } from "../../src/game/evaluation.ts";
import type { Model } from "../../src/scenario/model.ts";

/** Probabilities of all ends may miss 1 by this much: some thousand additions of rounded products. */
const SUM = 1e-9;

/** What must be true of every evaluation, whatever the scenario; the broken rules, one a line. */
export function unwholesome(model: Model, evaluation: Evaluation, firstRound = 1): string[] {
  const found: string[] = [];
  const rule = (holds: boolean, what: string): void => {
    if (!holds) found.push(what);
  };
  const share = (p: number, what: string): void => rule(p >= -SUM && p <= 1 + SUM, `${what} is ${p}`);
  const all = (numbers: Float64Array, what: string): void =>
    numbers.forEach((x, i) => {
      rule(Number.isFinite(x), `${what}[${i}] is ${x}`);
    });
  const { outcomes, kept, byRound, keptByRound, trust, alive, expected, expectedInFact, open, taken } =
    evaluation;
  for (const [what, numbers] of Object.entries({
    expected,
    expectedInFact,
    open,
    taken,
    byRound,
    trust,
    alive,
  })) {
    all(numbers, what);
  }
  outcomes.forEach((p, o) => {
    share(p, `P(${model.outcomes[o].id})`);
  });
  const total = outcomes.reduce((sum, p) => sum + p, 0);
  rule(Math.abs(total - 1) <= SUM, `probabilities sum to ${total}`);
  const deal = model.outcomes.findIndex((outcome) => outcome.agreement);
  rule(kept >= -SUM && kept <= (deal < 0 ? 0 : outcomes[deal]) + SUM, `lasting deal has probability ${kept}`);
  trust.forEach((p, i) => {
    share(p, `trust[${i}]`);
  });
  const rounds = alive.length;
  const count = outcomes.length;
  for (let n = 0; n < rounds; n++) {
    share(alive[n], `going on in round ${n + 1}`);
    if (n > 0 && n >= firstRound)
      rule(alive[n] <= alive[n - 1] + SUM, `more talks go on in round ${n + 1} than before`);
    if (n > 0) rule(keptByRound[n] >= keptByRound[n - 1] - SUM, `lasting deals are lost in round ${n + 1}`);
    for (let o = 0; n > 0 && o < count; o++) {
      rule(byRound[n * count + o] >= byRound[(n - 1) * count + o] - SUM, `ends are undone in round ${n + 1}`);
    }
  }
  rule(
    evaluation.length >= firstRound - SUM && evaluation.length <= rounds + SUM,
    `length is ${evaluation.length}`,
  );
  taken.forEach((times, label) => {
    rule(times <= open[label] + SUM, `move ${label} is taken more often than it is open`);
  });
  return found;
}
