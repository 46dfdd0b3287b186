import type { Results } from "./scene.laws.ts";

/** Names that would be markup, code, directions or nothing at all if they were taken for it. */
const hostile = [
  `</text></svg><script>alert(1)</script>`,
  `"><img src=x onerror=alert(1)>`,
  "' onload='alert(1)",
  "javascript:alert(1)",
  "url(http://example.invalid/x)",
  "]]><!--",
  '"]); throw new Error("code"); ([["',
  "` + datum.x + `\\u0022",
  "constructor",
  "__proto__",
  "null",
  "&lt;b&gt;&amp;",
  "\u202eright to left\u202c",
  "عقد سلام",
  "\u0007bell",
  "x".repeat(10_000),
];

/** The results with every name of the scene taken for a hostile one, as keys and as values. */
export function renamed(given: Results): Results {
  const names = new Map<string, string>();
  const known = [
    ...[
      "hard",
      "soft",
      "war",
      "drift",
      "anna in bert",
      "bert in anna",
      "C1",
      "C2",
      "C3",
      "C4",
      "demand",
      "guard",
    ],
    ...[
      "more",
      "less",
      "thin",
      "thick",
      "bright",
      "gloomy",
      "P(war)",
      "P(lasting deal)",
      "P(war) under hard",
    ],
    ...[
      "Anna",
      "Bert",
      "Carl",
      "everything",
      "split",
      "draft",
      "wish",
      "land",
      "all",
      "half",
      "dam",
      "small",
    ],
    ...given.crux.parts.map(({ assumption }) => assumption),
  ];
  // Each has a number of its own, since names of one kind differ; the second half takes them from the other end.
  known.forEach((name, at) => {
    const bad = hostile[at % hostile.length];
    names.set(name, bad === "__proto__" || bad === "constructor" || bad === "null" ? bad : `${bad}${at}`);
  });
  const walk = (value: unknown): unknown => {
    if (typeof value === "string") return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [names.get(key) ?? key, walk(one)]));
  };
  return walk(given) as Results;
}
