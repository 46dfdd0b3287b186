/** Every name that a random scenario gives to something, and another for it: shorter, longer, in other scripts. */
const others: Readonly<Record<string, string>> = {
  us: "alfa",
  iran: "the second side",
  "the mediator": "helper",
  enrichment: "zentrifugen",
  price: "fee",
  контроль: "monitoring",
  "as now": "status quo",
  none: "nil",
  "two-step": "x/y",
  loose: "слабый",
  strict: "firm",
  "first offer": "opening bid",
  broad: "wide",
  narrow: "tight",
  "re-worded": "n° 4",
  drift: "fade",
  war: "clash of arms",
  waffling: "wobble",
  "draw down": "pull out",
  leak: "drip",
  firmness: "grit",
  "heat of talks": "warmth",
  half: "moiety",
  forces: "troops",
  forward: "ahead",
  freed: "released",
  line: "voice",
  doves: "soft ones",
  hawks: "hard",
  "old guard": "elders",
  contest: "duel",
  "ally strikes": "friend hits",
  demands: "wants",
  opening: "debut",
  "as planned": "plan a",
};

const names = Object.keys(others).sort((a, b) => b.length - a.length);
const letter = "[\\p{L}\\p{N}_-]";
const anywhere = new RegExp(`'?(?<!${letter})(${names.join("|")})(?!${letter})'?`, "gu");

/** The text of a random scenario with all its names exchanged, in keys and in expressions alike. */
export const renamedText = (text: string): string =>
  text.replace(anywhere, (found, name: string) => found.replace(name, others[name]));
