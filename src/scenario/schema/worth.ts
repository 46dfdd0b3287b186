import { z } from "zod";
import { block, mapOf, name, quantity, text, truth } from "./value.ts";

const issueValues = z
  .union([quantity, mapOf(quantity)], { error: "a quantity or a map from option to quantity" })
  .meta({ title: "quantity, or map from option to quantity" });

/** Sum over issues, with what options are worth only together. */
const terms = z
  .object({
    also: z
      .array(
        block({
          when: truth.meta({ description: "about the package: `enrichment = none and sanctions = kept`" }),
          add: quantity.meta({ description: "points added when it is true" }),
        }),
      )
      .optional()
      .meta({
        title: "list of { when, add }",
        description: "points for combinations of options",
        examples: [[{ when: "enrichment = none and sanctions = kept", add: -10 }]],
      }),
    constant: quantity
      .optional()
      .meta({ description: "points whatever the package says", absent: "0", examples: [20] }),
  })
  .catchall(issueValues);

const dealOfTwo = block({
  kept: terms.meta({ title: "values by issue", description: "points of the deal when it is kept" }),
  broken: terms.optional().meta({
    title: "values by issue",
    description: "points of the deal when the other side breaks it; what is not named counts 0",
  }),
  "rests on": z
    .array(name)
    .optional()
    .meta({
      title: "list of trust relations",
      description: "whose word the deal needs, by this party's belief",
      absent: "every relation under `trust` held by this party",
      examples: [["iran in us"]],
    }),
});

const rowValues = z
  .object({
    deal: z
      .union([quantity, dealOfTwo, terms], { error: "values by issue, or { kept, broken }" })
      .optional()
      .meta({
        title: "values by issue, or { kept, broken, rests on }",
        description:
          "points of an agreement: per issue a map from option to quantity, an expression in the issue's own name, or for numbers points at some of them with straight lines between",
        examples: [{ price: "120 - price", delivery: { "two weeks": 12 } }],
      }),
    "no deal": quantity
      .optional()
      .meta({ description: "points without an agreement, when no play is described", examples: [15] }),
    discount: quantity.optional().meta({
      description: "what a point one unit of time later is worth now",
      absent: "1",
      examples: [0.98],
    }),
    attitude: block({
      reference: quantity
        .optional()
        .meta({ description: "points that feel like neither gain nor loss", absent: "0" }),
      "loss aversion": quantity
        .optional()
        .meta({ description: "how many times more a loss weighs", absent: "1" }),
      gains: quantity.optional().meta({ description: "curvature of gains, the exponent", absent: "1" }),
      losses: quantity.optional().meta({ description: "curvature of losses, the exponent", absent: "1" }),
    })
      .optional()
      .meta({
        title: "block",
        description: "how gains and losses are felt; without it points are points",
        examples: [{ reference: 0, "loss aversion": 2.25, gains: 0.88, losses: 0.88 }],
      }),
  })
  .catchall(quantity);

export const worth = {
  values: mapOf(rowValues)
    .optional()
    .meta({
      title: "map from party or party/faction to block",
      description:
        "what each outcome is worth to whom, in points of its own scale; further keys are outcomes (`war: -95`) and the flow per unit of time (`each week: -0.5`). A faction takes over its party's values and changes some",
      examples: [{ union: { deal: { raise: "10 * raise" }, closure: -60, "each week": -2 } }],
    }),
  assumptions: mapOf(quantity)
    .optional()
    .meta({
      title: "map from name to quantity",
      description: "numbers with a name: a fact `5`, an assumption `3 in 1..5`, or a definition `2 * other`",
      examples: [{ "strike hazard": "0.02 in 0.005..0.06" }],
    }),
  correlations: z
    .array(
      block({
        between: z.array(name).length(2).meta({ title: "list of two assumptions", description: "the two" }),
        rank: z.number().meta({ title: "number", description: "rank correlation, between -1 and 1" }),
      }),
    )
    .optional()
    .meta({
      title: "list of { between, rank }",
      description: "assumptions that go together",
      examples: [[{ between: ["strike hazard", "flip"], rank: 0.5 }]],
    }),
  trust: mapOf(
    block({
      "at first": quantity.meta({
        description: "the holder's probability that the other keeps its word, before anything is seen",
        examples: ["0.25 in 0.1..0.5"],
      }),
      "in fact": quantity.optional().meta({
        description:
          "the analyst's own probability; may read the state and the package signed. A deal lasts with the product over the parties whose word it rests on, each counted once: give it once for each party",
        absent: "what the holder believes at the start",
        examples: ["if enrichment = none then 0.6 in 0.3..0.9 else 0.8"],
      }),
      because: text.optional().meta({ description: "the reason" }),
      source: text.optional().meta({ description: "where it is from" }),
    }),
  )
    .optional()
    .meta({
      title: "map from `holder in other` to block",
      description: "who believes whom",
      examples: [{ "iran in us": { "at first": "0.25 in 0.1..0.5", "in fact": 0.6 } }],
    }),
  evidence: mapOf(
    block({
      about: name.meta({ description: "the trust relation it moves", examples: ["iran in us"] }),
      "times likelier": quantity.meta({
        description:
          "how many times likelier it is seen from one who keeps promises than from one who breaks them",
        examples: ["0.6 in 0.35..0.95"],
      }),
      otherwise: quantity.optional().meta({
        description: "the same ratio for when it could have come and did not",
        examples: [1.1],
      }),
      "at most": text
        .optional()
        .meta({ description: "how often it counts", absent: "1 time", examples: ["3 times"] }),
      because: text.optional().meta({ description: "the reason" }),
      source: text.optional().meta({ description: "where it is from" }),
    }),
  )
    .optional()
    .meta({
      title: "map from name to block",
      description: "kinds of events that move trust",
      examples: [{ waffling: { about: "iran in us", "times likelier": 0.6, "at most": "3 times" } }],
    }),
};
