import type { Amount } from "./domain.ts";

/** Words that YAML 1.1, which NegMAS reads, takes for something else than text. */
const words: ReadonlySet<string> = new Set(["yes", "no", "on", "off", "y", "n", "true", "false", "null"]);

/** A text as YAML: bare where nobody could take it for anything else, in double quotes otherwise. */
export const quoted = (text: string): string =>
  /^[A-Za-z]\w*(?: \w+)*$/.test(text) && !words.has(text.toLowerCase()) ? text : inQuotes(text);

/** An expression as the value of a key in a block of its own. */
export const expression = (text: string): string =>
  /^[\w(.-][\w ()*/+<>=.,-]*$/.test(text) && !/^- /.test(text) ? text : inQuotes(text);

/** JSON leaves some signs as they are that YAML does not print. */
const inQuotes = (text: string): string =>
  JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** A number that Python does not take for a whole one. */
export const float = (amount: Amount): string => (amount.includes(".") ? amount : `${amount}.0`);
