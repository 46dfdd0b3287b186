import { number } from "../expression/term.ts";
import type { Effect, Model } from "../scenario/model.ts";
import type { Course } from "./course.ts";

/**
 * The same talks in which nobody ever signs: every move and every branch of chance that accepts a package, or that may
 * end in a deal, stays closed, and everybody does among what is left what they would do then. It is what going on without
 * an agreement leads to, by intervention and not by looking only at those talks that happen to fail, which would pick out
 * the unlucky ones.
 */
export function unsigned(model: Model, course: Course): Course {
  const played = course.variant?.model ?? model;
  const signs = ({ accepts, ends }: Effect): boolean =>
    accepts || (ends?.some(({ outcome }) => played.outcomes[outcome].agreement) ?? false);
  const closed = number(0);
  const parties = played.parties.map((party) => ({
    ...party,
    moves: party.moves.map((move) => (signs(move.effect) ? { ...move, when: closed } : move)),
  }));
  const chances = played.chances.map((block) => ({
    ...block,
    branches: block.branches.map((branch) =>
      signs(branch.effect) ? { ...branch, probability: closed, believed: [] } : branch,
    ),
  }));
  const key = `unsigned ${course.variant?.key ?? ""}`;
  return { ...course, variant: { key, model: { ...played, parties, chances } } };
}
