/** Two spellings with the same key are one word to a hasty reader: `Iran` and `iran`, `drawdown` and `draw down`. */
export const spellingKey = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "");
