import type { Model, Restriction, Setting } from "../scenario/model.ts";
import { canonical } from "./start.ts";

/** Which packages a move may be made with under the levers; `[-1]` is a move that offers nothing, `[]` a closed one. */
export type Allowed = (party: number, move: number) => readonly number[];

/**
 * What `only` and `never` leave of every move. Several levers bind together; a setting marked `start only` binds in the
 * first round alone. Names of one package count once.
 */
export function allowed(model: Model, settings: readonly Setting[], firstRound: boolean): Allowed {
  const binding = settings.filter((setting) => firstRound || !setting.startOnly);
  const left = model.parties.map((party, p) =>
    party.moves.map((move, m) => {
      const forms = move.offers === null ? [-1] : [...new Set(move.offers.map((o) => canonical(model, o)))];
      return forms.filter((form) =>
        binding.every(
          (setting) =>
            setting.only.every((only) => only.party !== p || names(model, only, m, form)) &&
            !setting.never.some((never) => never.party === p && names(model, never, m, form)),
        ),
      );
    }),
  );
  return (party, move) => left[party][move];
}

function names(model: Model, restriction: Restriction, move: number, form: number): boolean {
  return restriction.moves.some(
    (item) => item.move === move && (item.package === null || canonical(model, item.package) === form),
  );
}
