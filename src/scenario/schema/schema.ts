import { frame } from "./frame.ts";
import { play } from "./play.ts";
import { question } from "./question.ts";
import { block } from "./value.ts";
import { worth } from "./worth.ts";

/**
 * The one definition of the language's shape. The check of a file, the JSON Schema for editors and the reference page
 * are made from it. What names mean is not its business: that is resolved afterwards.
 */
export const scenario = block({ ...frame, ...worth, ...play, ...question });
