import { z } from "zod";
import { block, mapOf, name, names, quantity, truth, yesNo } from "./value.ts";

const assigned = z.union([z.string(), z.number()], { error: "a value" });

/** What an event or a move does to the talks. */
export const effect = {
  does: mapOf(assigned)
    .optional()
    .meta({
      title: "map from state variable to value",
      description: "new values: a name, `other` for the other of two, or an expression such as `freed + 1`",
      examples: [{ forces: "back" }],
    }),
  shows: names.optional().meta({ description: "kinds of evidence that are seen", examples: ["waffling"] }),
  ends: z
    .union([name, mapOf(quantity)], { error: "an outcome or a map from outcome to probability" })
    .optional()
    .meta({
      title: "outcome, or map from outcome to probability",
      description: "ends the talks; of a lottery one probability may be `rest`",
      examples: ["war", { war: "0.3 in 0.1..0.6", bomb: "rest" }],
    }),
  pays: z
    .union([quantity, mapOf(quantity)], { error: "a quantity or a map from party to quantity" })
    .optional()
    .meta({
      title: "quantity, or map from party to quantity",
      description: "points gained at once; a bare quantity is for the mover",
      examples: [{ iran: 5 }],
    }),
  costs: z
    .union([quantity, mapOf(quantity)], { error: "a quantity or a map from party to quantity" })
    .optional()
    .meta({
      title: "quantity, or map from party to quantity",
      description: "points lost at once",
      examples: [3],
    }),
};

const happening = {
  hazard: quantity.optional().meta({
    description: "probability per unit of time; converted to the length of the round",
    examples: ["0.05 in 0.01..0.1"],
  }),
  chance: quantity.optional().meta({
    description: "probability per occasion, whatever the length of the round",
    examples: ["if forces = forward then 0.3 else 0.1"],
  }),
  believed: mapOf(quantity)
    .optional()
    .meta({
      title: "map from party to quantity",
      description: "what a party believes instead; enters its own expectations alone",
      examples: [{ iran: 0.2 }],
    }),
  ...effect,
};

export const play = {
  state: mapOf(
    block({
      "speaks for": name.optional().meta({
        description: "a party: the values are its factions, and the one that holds decides for it",
        examples: ["us"],
      }),
      values: z
        .union([z.array(name), z.string()], { error: "a list of names, or a text such as 0 to 10" })
        .optional()
        .meta({
          title: "list of names, or whole numbers `0 to 10`",
          description: "what the variable can be",
          examples: [["forward", "back"]],
        }),
      start: name.meta({ description: "its value when the talks begin", examples: ["forward"] }),
      "keeps offers": yesNo.optional().meta({
        description: "does an offer stay on the table when the speaker of the party that made it changes?",
        absent: "no",
      }),
    }),
  )
    .optional()
    .meta({
      title: "map from name to block",
      description: "what can change while the talks go on",
      examples: [{ forces: { values: ["forward", "back"], start: "forward" } }],
    }),
  turns: z
    .array(
      z.union([name, mapOf(quantity)], { error: "a party, a chance block, or { party: chance to act }" }),
    )
    .optional()
    .meta({
      title: "list of names, or { party: quantity }",
      description: "the order within a round; a quantity is the chance to act per unit of time",
      examples: [["contest", "us", "iran"]],
    }),
  chance: mapOf(
    block({
      when: truth.optional().meta({ description: "only while this is true", absent: "always" }),
      ...happening,
      "one of": z.array(block(happening)).optional().meta({
        title: "list of blocks",
        description: "several things of which at most one happens; all with `hazard` or all with `chance`",
      }),
    }),
  )
    .optional()
    .meta({
      title: "map from name to block",
      description: "what happens by itself; the rest of the probability is that nothing happens",
      examples: [{ attack: { hazard: "0.05 in 0.01..0.1", shows: "attack" } }],
    }),
  moves: mapOf(
    mapOf(
      block({
        when: truth.optional().meta({ description: "open only while this is true", absent: "always" }),
        offers: names.optional().meta({
          description: "a package, or several of which one is chosen, put on the table",
          examples: [["focused", "maximal"]],
        }),
        accepts: z
          .literal("the offer", { error: "the offer" })
          .optional()
          .meta({
            title: "`the offer`",
            description:
              "agrees to the package on the table; when all who must have agreed, the talks end in `deal`",
            examples: ["the offer"],
          }),
        withdraws: z
          .literal("the offer", { error: "the offer" })
          .optional()
          .meta({
            title: "`the offer`",
            description: "takes the package off the table",
            examples: ["the offer"],
          }),
        ...effect,
      }),
    ),
  )
    .optional()
    .meta({
      title: "map from party to map from name to block",
      description: "what each party can do at its turn; `{}` is to wait",
      examples: [{ union: { accept: { accepts: "the offer" }, "strike on": {} } }],
    }),
};
