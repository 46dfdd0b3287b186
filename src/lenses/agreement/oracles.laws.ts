import { type Exact, parseExact, zero } from "../../maths/exact.ts";
import { additive, type Home, type Party, type Space, type Worth } from "./space.ts";
import synthetic from "./synthetic.laws.json" with { type: "json" };

export type Entry = (typeof synthetic.entries)[number];
type Values = Readonly<Record<string, Readonly<Record<string, string>>>>;
interface Rectangle {
  readonly pays: string;
  readonly inside?: Readonly<Record<string, readonly number[]>>;
  readonly outside?: Readonly<Record<string, readonly number[]>>;
}

export const exact = (text: string | number): Exact => parseExact(String(text))!;

function spaceOf({ model }: Entry): Space {
  const issues = model.issues.map(({ name, values }) => ({ id: name, values: values.map(String) }));
  const tables = (values: Values): Worth =>
    additive(
      issues.map(({ id, values: all }) => all.map((value) => exact(values[id][value]))),
      zero,
    );
  const rectangles = (all: readonly Rectangle[], max: string): Worth => ({
    ...additive(
      issues.map(({ values }) => values.map(() => zero)),
      zero,
    ),
    atMost: exact(1),
    terms: all.map(({ pays, inside, outside }) => ({
      kind: "box" as const,
      when: outside === undefined ? ("every met" as const) : ("any unmet" as const),
      points: exact(`${pays}/${max}`),
      bounds: Object.entries(outside ?? inside ?? {}).map(([name, [low, high]]) => ({
        issue: issues.findIndex(({ id }) => id === name),
        values: Array.from({ length: high - low + 1 }, (_, step) => low + step),
      })),
    })),
  });
  const homeOf = (name: string): Home | null => {
    const homes = "ratification" in model ? model.ratification : undefined;
    const home = homes?.[name as keyof typeof homes];
    if (home === undefined) return null;
    return {
      decides: { kind: "quota", weight: exact(home.quota) },
      factions: home.factions.map((faction) => ({
        id: faction.name,
        name: faction.name,
        worth: tables(faction.values as Values),
        reservation: exact(faction.reservation),
        weight: exact(faction.weight),
        veto: "veto" in faction,
      })),
    };
  };
  const parties = model.parties.map(
    (party): Party => ({
      id: party.name,
      name: party.name,
      worth:
        "rectangles" in party
          ? rectangles(party.rectangles as readonly Rectangle[], party.max)
          : tables(party.values as Values),
      reservation: exact(party.reservation),
      home: homeOf(party.name),
    }),
  );
  return { issues, parties, rules: [], named: [], commonScale: false };
}

/** Spaces with the facts that a separate program found about them by plain enumeration in rational arithmetic. */
export const oracleSpaces = (): readonly (Entry & { readonly space: Space })[] =>
  synthetic.entries.map((entry) => ({ ...entry, space: spaceOf(entry) }));
