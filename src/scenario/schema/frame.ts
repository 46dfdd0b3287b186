import { z } from "zod";
import { languageVersion } from "../migrate.ts";
import { block, mapOf, name, positions, quantity, text, truth, yesNo } from "./value.ts";

/** Who talks about what: the sections that a file of ten lines has. */
export const frame = {
  parley: z.literal(languageVersion).meta({
    title: "number",
    description: "the version of the language the file is written in; always the first line",
    examples: [languageVersion],
  }),
  title: text.meta({ description: "what the file is about, in a line", examples: ["A supply contract"] }),
  question: text.optional().meta({
    description: "what the reader wants to know; printed above every answer",
    examples: ["Which terms leave both better off?"],
  }),
  reading: text.optional().meta({
    description: "whose judgement the numbers are; the brief says it first",
    examples: ["The numbers are our own reading of two press reports."],
  }),
  "common scale": yesNo.optional().meta({
    description: "may points of different parties be compared? Only then do answers put them side by side",
    absent: "no",
    examples: ["no"],
  }),
  sources: mapOf(z.union([text, mapOf(text)], { error: "a text or a map of fields" }))
    .optional()
    .meta({
      title: "map from name to text or fields",
      description: "what the file rests on; `source: oped p9` elsewhere names one and a place in it",
      examples: [{ oped: { author: "W. Walldorf", year: 2025 } }],
    }),
  clock: block({
    round: text.optional().meta({
      description: "how long one round lasts; hazards, flows and discounts are given per unit of it",
      absent: "1 round",
      examples: ["1 week"],
    }),
    rounds: positions(1, 10_000).meta({
      title: "whole number",
      description: "how many rounds there are",
      examples: [26],
    }),
    "at the end": name
      .optional()
      .meta({ description: "the outcome when the last round is over", examples: ["drift"] }),
    deadline: z
      .union([positions(1, 10_000), z.literal("never")], { error: "a round or never" })
      .optional()
      .meta({
        title: "whole number or `never`",
        description: "the round that `deadline` means in expressions; it ends nothing by itself",
        absent: "never",
        examples: [8],
      }),
  })
    .optional()
    .meta({
      title: "block",
      description: "time. Without it nothing is played, and packages are only compared",
      examples: [{ round: "1 week", rounds: 26, "at the end": "drift" }],
    }),
  parties: mapOf(
    block({
      name: text.optional().meta({
        description: "the name in answers",
        absent: "the key itself",
        examples: ["United States"],
      }),
      factions: z
        .union(
          [
            z.array(name),
            mapOf(
              block({
                name: text.optional().meta({ description: "the name in answers", absent: "the key itself" }),
                precision: z
                  .union([z.literal("best"), quantity], { error: "a quantity or best" })
                  .optional()
                  .meta({
                    title: "quantity or `best`",
                    description: "as for a party",
                    absent: "the party's",
                  }),
                weight: quantity.optional().meta({
                  description: "how much its vote counts where the factions decide (`ratified by`)",
                  absent: "1",
                  examples: [3],
                }),
                veto: yesNo.optional().meta({
                  description: "does nothing pass without it, whatever the others weigh?",
                  absent: "no",
                  examples: ["yes"],
                }),
              }),
            ),
          ],
          { error: "a list of names or a map of factions" },
        )
        .optional()
        .meta({
          title: "list of names, or map from name to block",
          description: "who contests what the party wants; each may have values of its own",
          examples: [["pragmatists", "maximalists"]],
        }),
      "ratified by": text.optional().meta({
        title: "`leader`, `majority`, `unanimity` or `at least` a weight",
        description:
          "who at home must accept a package after it is signed: `leader`, nobody but who signs; `majority`, factions with more than half of all weight; `unanimity`, every faction; `at least 4`, factions that weigh so much. A faction accepts what is worth at least its own `no deal`",
        absent: "leader",
        examples: ["majority", "at least 4"],
      }),
      precision: z
        .union([z.literal("best"), quantity], { error: "a quantity or best" })
        .optional()
        .meta({
          title: "quantity or `best`",
          description:
            "how sharply it chooses, per point: an option one point better is exp(precision) times likelier; `best` always takes the best, and of equally good ones each as often",
          absent: "1",
          examples: ["0.15 in 0.05..0.4"],
        }),
    }),
  ).meta({
    title: "map from name to block",
    description: "who talks",
    examples: [{ union: { name: "The union" }, firm: {} }],
  }),
  "agreed by": z
    .array(name)
    .optional()
    .meta({
      title: "list of names",
      description: "who must accept a package before there is a deal",
      absent: "every party with a value for `deal`",
      examples: [["us", "iran"]],
    }),
  issues: mapOf(
    z.union([z.array(name), z.string()], {
      error: "a list of options, or a text such as 60 to 120 in steps of 5",
    }),
  )
    .optional()
    .meta({
      title: "map from name to list of options or numbers",
      description: "what is talked about: a list of options, or numbers `60 to 120 in steps of 5`",
      examples: [{ price: "80 to 120 in steps of 5", delivery: ["two weeks", "eight weeks"] }],
    }),
  rules: z
    .array(truth)
    .optional()
    .meta({
      title: "list of truths",
      description: "what every package must satisfy; expressions over issues",
      examples: [["not (price > 100 and delivery = eight weeks)"]],
    }),
  packages: mapOf(mapOf(name))
    .optional()
    .meta({
      title: "map from name to map from issue to option",
      description: "named agreements; each says something on every issue",
      examples: [{ "the swap": { price: 100, delivery: "eight weeks" } }],
    }),
  outcomes: mapOf(text)
    .optional()
    .meta({
      title: "map from name to text",
      description: "how the talks can end; `deal` is the one that is an agreement and need not be listed",
      examples: [{ war: "open war", drift: "the talks run out" }],
    }),
};
