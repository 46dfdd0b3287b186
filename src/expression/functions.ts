/** The functions that may be called in an expression, with how many arguments each takes. */
export const functions: ReadonlyMap<string, { readonly least: number; readonly most: number }> = new Map([
  ["min", { least: 2, most: Number.POSITIVE_INFINITY }],
  ["max", { least: 2, most: Number.POSITIVE_INFINITY }],
  ["exp", { least: 1, most: 1 }],
  ["log", { least: 1, most: 1 }],
  ["sqrt", { least: 1, most: 1 }],
  ["abs", { least: 1, most: 1 }],
  ["logit", { least: 1, most: 1 }],
  ["logistic", { least: 1, most: 1 }],
  ["clamp", { least: 3, most: 3 }],
]);
