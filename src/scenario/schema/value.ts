import { z } from "zod";

/**
 * The kinds of value that all sections share. `title` is the type in plain words, as the reference page prints it;
 * `expression` says what an expression that stands here must give.
 */

/** A strict map of known keys. Its error carries the keys that may stand there, for "did you mean". */
export const block = <Shape extends z.core.$ZodShape>(shape: Shape) =>
  z.strictObject(shape, {
    error: (issue) => (issue.code === "unrecognized_keys" ? Object.keys(shape).join("\n") : undefined),
  });

export const text = z.union([z.string(), z.number()], { error: "text" }).meta({ title: "text" });

export const name = z.union([z.string(), z.number()], { error: "a name" }).meta({ title: "name" });

export const names = z
  .union([name, z.array(name)], { error: "a name or a list of names" })
  .meta({ title: "name or list of names" });

export const yesNo = z.enum(["yes", "no"], { error: "yes or no" }).meta({ title: "`yes` or `no`" });

const written = z.union([z.number(), z.string()]);

/** A number, an expression or a range, bare or with its reason. */
export const quantity = z
  .union(
    [
      written,
      block({
        is: written.meta({ description: "the number, expression or range itself" }),
        because: text.optional().meta({ description: "the reason for it, in a sentence" }),
        source: text
          .optional()
          .meta({ description: "where it is from: a name under `sources`, and a place in it" }),
      }),
    ],
    { error: "a number, an expression or { is, because, source }" },
  )
  .meta({
    id: "quantity",
    title: "quantity",
    expression: "number",
    description:
      "a number, an expression, or a range `value in low..high`; with a reason: `{ is, because, source }`",
    examples: [
      5,
      "2 * strike hazard",
      "14 in 8..20",
      { is: "0.25 in 0.1..0.5", because: "the deal of 2015 was left" },
    ],
  });

export const truth = z
  .union([z.string(), z.number()], { error: "an expression that is true or false" })
  .meta({
    id: "truth",
    title: "truth",
    expression: "truth",
    description: "an expression that is true or false, such as `forces = back and round >= 4`",
    examples: ["round >= deadline", "enrichment = none or forces = back"],
  });

/** A number read off the lenses, or arithmetic and comparisons of such numbers. */
export const result = z.string({ error: "an expression over results" }).meta({
  id: "result",
  title: "result",
  expression: "result",
  description:
    "a number read off the lenses, such as `P(deal | stepping back)`, or an expression over such numbers",
  examples: ["P(lasting deal | stepping back) > 0.3", "E(us | maximal pressure)"],
});

export const positions = (low: number, high: number) =>
  z
    .int({ error: `a whole number from ${low} to ${high}` })
    .min(low, { error: `a whole number from ${low} to ${high}` })
    .max(high, { error: `a whole number from ${low} to ${high}` });

export const mapOf = <Value extends z.core.$ZodType>(value: Value) => z.record(z.string(), value);
