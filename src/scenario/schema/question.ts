import { z } from "zod";
import { block, mapOf, name, names, positions, quantity, result, text, yesNo } from "./value.ts";

const restriction = mapOf(names).optional();

/** What is compared, claimed and expected. */
export const question = {
  levers: mapOf(
    block({
      by: name.optional().meta({ description: "the party that can set it", examples: ["us"] }),
      settings: mapOf(
        block({
          assume: mapOf(quantity)
            .optional()
            .meta({
              title: "map from assumption to quantity",
              description: "assumptions that have this value under the setting",
              examples: [{ "ally strikes": "0.01 in 0..0.02" }],
            }),
          start: mapOf(name)
            .optional()
            .meta({
              title: "map from state variable to value",
              description: "where the talks begin; `on the table` is a package",
              examples: [{ forces: "back" }],
            }),
          shows: names
            .optional()
            .meta({ description: "evidence that is seen at the start", examples: ["draw down"] }),
          only: restriction.meta({
            title: "map from party to move or moves",
            description: "the moves it keeps; `propose maximal` is one package of a move",
            examples: [{ us: "propose maximal" }],
          }),
          never: restriction.meta({
            title: "map from party to move or moves",
            description: "the moves it gives up",
            examples: [{ us: ["strike"] }],
          }),
          deadline: z
            .union([positions(1, 10_000), z.literal("never")], { error: "a round or never" })
            .optional()
            .meta({
              title: "whole number or `never`",
              description: "the deadline under this setting",
              examples: [8],
            }),
          "start only": yesNo.optional().meta({
            description:
              "do `only` and `never` bind in the first round alone? On a party that does not act in it they have no effect",
            absent: "no",
          }),
        }),
      ).meta({ title: "map from name to block", description: "what it can be set to" }),
    }),
  )
    .optional()
    .meta({
      title: "map from name to block",
      description: "what a party can decide before the talks and keeps to",
      examples: [{ deadline: { by: "us", settings: { "two months": { deadline: 8 }, open: {} } } }],
    }),
  approaches: mapOf(mapOf(text))
    .optional()
    .meta({
      title: "map from name to { lever: setting, says }",
      description: "ways to go about it: one setting for each lever, and `says` in a sentence",
      absent: "one, called `as written`",
      examples: [{ "stepping back": { deadline: "open" } }],
    }),
  views: mapOf(
    block({
      says: text.optional().meta({ description: "whose view, and why" }),
      assume: mapOf(quantity).meta({
        title: "map from assumption to number or range",
        description: "assumptions that have this value in the view",
        examples: [{ "iran in us": 0.4 }],
      }),
    }),
  )
    .optional()
    .meta({
      title: "map from name to block",
      description: "other people's beliefs about the same numbers",
      examples: [{ article: { assume: { "strike hazard": 0.01 } } }],
    }),
  asks: z
    .array(
      z.union([result, block({ least: result.meta({ description: "a number of which little is good" }) })], {
        error: "a result or { least: result }",
      }),
    )
    .optional()
    .meta({
      title: "list of results, or { least: result }",
      description: "what the answer reports for each approach; the first one ranks them",
      examples: [["P(lasting deal)", { least: "P(war)" }]],
    }),
  ripeness: mapOf(
    block({
      "way out": quantity.meta({ description: "points of the way out it sees" }),
      stalemate: quantity.meta({ description: "points of going on as now" }),
      escalation: quantity.meta({ description: "points of trying to win" }),
    }),
  )
    .optional()
    .meta({
      title: "map from party to block",
      description: "what `ripe(party)` compares",
      examples: [{ us: { "way out": "value(us, focused)", stalemate: -5, escalation: -20 } }],
    }),
  claims: mapOf(
    block({
      says: text.meta({ description: "the claim in a sentence of one's own" }),
      source: text.optional().meta({ description: "where it is made", examples: ["oped p3"] }),
      holds: result.optional().meta({
        description: "when it holds, over results of the lenses",
        examples: ["P(deal | maximal pressure) < P(deal | stepping back)"],
      }),
      "not yet": text.optional().meta({
        description: "instead of `holds`: which word or lens is missing to say it",
        examples: ["the stability lens"],
      }),
      matters: z
        .number({ error: "a number" })
        .optional()
        .meta({
          title: "number",
          description: "the smallest difference that counts as one",
          absent: "0.01 for probabilities, 1 % of the span of values",
          examples: [0.02],
        }),
    }),
  )
    .optional()
    .meta({
      title: "map from name to block",
      description: "sentences about the talks, to be judged by the model",
      examples: [
        { C3: { says: "asking less is likelier to end in a deal", holds: "P(deal | a) > P(deal | b)" } },
      ],
    }),
  expect: mapOf(z.union([z.string(), z.number()], { error: "0.41 ± 0.001, or yes or no" }))
    .optional()
    .meta({
      title: "map from result to number with tolerance, or `yes` or `no`",
      description: "results kept with the file; `parley test` checks them",
      examples: [{ "P(lasting deal | stepping back)": "0.41 ± 0.001" }],
    }),
};
