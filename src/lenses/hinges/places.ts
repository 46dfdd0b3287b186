import type { Term } from "../../expression/term.ts";
import type { Effect, Model } from "../../scenario/model.ts";

/** Where in the game an expression stands: the channel that it belongs to, and what carries it. */
export interface Place {
  readonly channel: string;
  readonly through: string;
}

/** The model with every expression of its game replaced. What only questions read (ripeness, definitions) stays. */
export function mapTerms(model: Model, map: (term: Term, place: Place) => Term): Model {
  const orNull = (term: Term | null, place: Place): Term | null => (term === null ? null : map(term, place));
  const inEffect = (effect: Effect, place: Place): Effect => ({
    ...effect,
    assigns: effect.assigns.map((one) => ({ ...one, value: map(one.value, place) })),
    pays: effect.pays.map((one) => ({ ...one, points: map(one.points, place) })),
    ends: effect.ends?.map((one) => ({ ...one, probability: map(one.probability, place) })) ?? null,
  });
  return {
    ...model,
    rows: model.rows.map((row) => {
      const place = { channel: "values", through: row.id };
      const { deal, attitude, precision } = row;
      return {
        ...row,
        precision: precision === "best" ? precision : map(precision, place),
        outcomes: row.outcomes.map((term) => map(term, place)),
        deal:
          deal === null ? null : { ...deal, kept: map(deal.kept, place), broken: orNull(deal.broken, place) },
        flow: map(row.flow, place),
        discount: map(row.discount, place),
        attitude:
          attitude === null
            ? null
            : {
                reference: map(attitude.reference, place),
                lossAversion: map(attitude.lossAversion, place),
                gains: map(attitude.gains, place),
                losses: map(attitude.losses, place),
              },
      };
    }),
    relations: model.relations.map((relation) => ({
      ...relation,
      atFirst: map(relation.atFirst, { channel: "trust", through: relation.id }),
      inFact: orNull(relation.inFact, { channel: "keeping of promises", through: relation.id }),
    })),
    evidence: model.evidence.map((kind) => {
      const place = { channel: "trust", through: kind.id };
      return { ...kind, ratio: map(kind.ratio, place), otherwise: orNull(kind.otherwise, place) };
    }),
    chances: model.chances.map((block) => {
      const ending = block.branches.some(({ effect }) => effect.ends !== null);
      const place = { channel: ending ? "survival of the talks" : "events on the way", through: block.id };
      return {
        ...block,
        when: orNull(block.when, place),
        branches: block.branches.map((branch) => ({
          ...branch,
          probability: map(branch.probability, place),
          believed: branch.believed.map((one) => ({ ...one, probability: map(one.probability, place) })),
          effect: inEffect(branch.effect, place),
        })),
      };
    }),
    parties: model.parties.map((party) => ({
      ...party,
      moves: party.moves.map((move) => {
        const refuses = move.effect.ends !== null;
        const place = {
          channel: refuses ? "price of refusing" : "what moves bring",
          through: `${party.id}/${move.id}`,
        };
        return {
          ...move,
          when: orNull(move.when, { channel: "what may be done", through: place.through }),
          effect: inEffect(move.effect, place),
        };
      }),
    })),
    turns: model.turns.map((turn) =>
      turn.kind === "party"
        ? { ...turn, acts: orNull(turn.acts, { channel: "pace", through: model.parties[turn.party].id }) }
        : turn,
    ),
  };
}
