import { z } from "zod";
import { scenario } from "./schema.ts";

/**
 * The JSON Schema (draft 2020-12) of the language, for editors: they complete keys, show what each means and mark what
 * has the wrong shape. `expression` marks texts that are expressions, with what they must give.
 */
export const languageSchema = (): Record<string, unknown> => {
  const made = z.toJSONSchema(scenario, {
    target: "draft-2020-12",
    io: "input",
    override: ({ jsonSchema: part }) => {
      if (typeof part.absent !== "string") return;
      part.description = `${part.description ?? ""} (without it: ${part.absent})`.trim();
      delete part.absent;
    },
  }) as Record<string, unknown>;
  const { $schema, ...rest } = made;
  return {
    $schema,
    title: "Parley scenario",
    description: "A negotiation, written down to be analysed",
    ...rest,
  };
};
