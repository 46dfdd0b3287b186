import { listed, plainNumber } from "../sentence.ts";
import { ratificationFindings } from "./homeFindings.ts";
import { atPackage, pointsOf, tradeWords } from "./phrases.ts";
import type { Span, TrustSpan } from "./trustSpan.ts";
import type { AgreementValue, Count, NamedTold, PartyTold, PassingTold, SolutionTold } from "./value.ts";

/** The result in plain sentences, the most telling first; few enough to be read. */
export function findingsOf(value: AgreementValue, commonScale: boolean): readonly string[] {
  return [
    ...openness(value, commonScale),
    ...(value.zone.open ? solutionFindings(value, commonScale) : []),
    ...value.trust.flatMap(trustFinding),
    ...value.named.map((one) => namedFinding(one, value.parties)),
    ...(value.ratification === null ? [] : ratificationFindings(value, value.ratification)),
  ];
}

/** How much could be agreed, and where nothing can, what would open the way. */
export const openness = (value: AgreementValue, commonScale: boolean): readonly string[] => [
  ...notExact(value.skipped),
  ...goingOn(value),
  spaceFinding(value),
  ...(value.zone.open ? [] : closedFindings(value, commonScale)),
  ...(value.passing === null ? [] : [passingFinding(value, value.passing)]),
];

/** What was not done, the first of it in full. */
function notExact([first, ...others]: readonly string[]): readonly string[] {
  if (first === undefined) return [];
  const more = others.length === 0 ? "" : ` (${others.length} more of such a kind)`;
  return [`Not exact: ${first}${more}.`];
}

/** What stands in for a `no deal` that the file does not give. */
function goingOn({ parties }: AgreementValue): readonly string[] {
  const played = parties.filter(({ without }) => without === "played");
  if (played.length === 0) return [];
  const worth = played.map(({ name, reservation }) => `${plainNumber(reservation!)} to ${name}`);
  return [`While nobody signs, playing on is worth ${listed(worth)}: a package is held against that.`];
}

function spaceFinding({ packages, frontier, zone, parties }: AgreementValue): string {
  const all = packages === null ? "the packages" : packagesWord(packages);
  const atLeast = frontier.counted ? "" : "at least ";
  const beaten = `Of ${all} ${atLeast}${frontier.packages} ${are(frontier.packages)} beaten by no other`;
  const bound = parties.filter(({ reservation }) => reservation !== null);
  if (bound.length === 0) {
    return `${beaten}; nobody says what it has without an agreement, so all could be agreed, and gains are counted from each party's worst package.`;
  }
  if (!zone.open) return `${beaten}, and none could be agreed by all.`;
  const least = zone.counted ? "" : "at least ";
  const whole = zone.all === null ? "what could be agreed by all" : "these";
  const within = `${least}${zone.packages} of ${whole} ${are(zone.packages)} beaten by no other`;
  return `${beaten}; ${zone.all === null ? "" : `${zone.all} could be agreed by all, and `}${within}.`;
}

const are = (count: Count): string => (count === 1 ? "is" : "are");
const packagesWord = (count: Count): string => (count === 1 ? "1 package" : `${count} packages`);

/** Solutions that name the same points are told together. */
function solutionFindings(value: AgreementValue, commonScale: boolean): readonly string[] {
  const groups = new Map<string, SolutionTold[]>();
  for (const one of value.solutions) {
    const key = one.points.map(({ exact }) => exact.join(" ")).join("; ");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const sentences = [...groups.values()].map((group) => {
    const [{ points, ties }] = group;
    const more = ties > 1 ? `, and ${ties - 1} more that tie` : "";
    return `${listed(group.map(solutionName))}: ${atPackage(points[0], value)} (${pointsOf(points[0].points, value.parties)})${more}.`;
  });
  const compares = value.solutions.filter(({ comparesParties }) => comparesParties);
  if (commonScale || compares.length === 0) return sentences;
  return [
    ...sentences,
    `${capital(listed(compares.map(solutionName)))} compare points of different parties, which this file does not say may be done.`,
  ];
}

function solutionName({ name }: SolutionTold): string {
  const names: Readonly<Record<SolutionTold["name"], string>> = {
    nash: "Nash (largest product of gains)",
    "kalai-smorodinsky": "Kalai-Smorodinsky (largest least share of what each could gain)",
    egalitarian: "egalitarian (largest least gain)",
    utilitarian: "utilitarian (largest sum)",
    maximin: "maximin (largest least points)",
  };
  return names[name];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function closedFindings(value: AgreementValue, commonScale: boolean): readonly string[] {
  const { openness, alone } = value.opening;
  if (value.packages === 0) return ["No package obeys all rules."];
  if (openness === null) return [];
  const single = alone.map(({ party, gain }) => {
    const name = nameOf(value.parties, party);
    return gain === null
      ? `${name} alone cannot open it`
      : `${name} alone would have to give ${plainNumber(-gain)}`;
  });
  const compared = commonScale ? "" : ", if their points may be compared";
  return [
    `No package reaches every reservation. At best somebody lacks ${plainNumber(-openness.points)} (${atPackage(openness.at, value)}${compared}); ${single.join(", ")}.`,
  ];
}

/** How much passes where not everybody must accept, and over whose head. */
function passingFinding(
  { packages, zone: everybody, parties }: AgreementValue,
  { atLeast, vetoes, zone, outvoted }: PassingTold,
): string {
  const among = vetoes.length === 0 ? "" : `, ${listed(vetoes.map((id) => nameOf(parties, id)))} among them`;
  const rule = `A package passes when at least ${atLeast} of the ${parties.length} parties accept it${among}`;
  if (zone.all === 0) return `${rule}: none does.`;
  if (zone.all === null && !zone.open) return `${rule}: none was found.`;
  const best = `${zone.counted ? "" : "at least "}${zone.packages}`;
  if (zone.all === null) return `${rule}: ${best} do that ${are(zone.packages)} beaten by no other.`;
  const all = packages === null ? "" : ` of ${packagesWord(packages)}`;
  const heads = outvoted
    .flatMap(({ party, packages: refused }) =>
      refused === null || refused === 0 ? [] : [{ party, refused }],
    )
    .sort((a, b) => Number(b.refused) - Number(a.refused))
    .map(({ party, refused }) => `${nameOf(parties, party)} in ${refused}`);
  const over = heads.length === 0 ? "" : ` Outvoted would be ${listed(heads)}.`;
  const together = everybody.all === 0 ? "none" : everybody.all;
  return `${rule}: ${zone.all}${all} ${zone.all === 1 ? "does" : "do"}, ${together} of them by everybody's consent, and ${best} ${are(zone.packages)} beaten by no other.${over}`;
}

/** From which trust on something could be agreed. */
export function trustFinding({ relation, now, open, named }: TrustSpan): readonly string[] {
  const packages = named.flatMap(({ package: name, span }) =>
    span === null || whole(span)
      ? []
      : [`${name} where it is ${spanWords(span)}${isIn(now, span) ? "" : ", which it is not"}`],
  );
  const single =
    packages.length === 0
      ? []
      : [`On trust ${relation} (now ${plainNumber(now)}) hangs what could be agreed: ${listed(packages)}.`];
  if (open.length === 0) return [`At no trust ${relation} could anything be agreed, all else as it is.`];
  if (open.length === 1 && whole(open[0])) return single;
  return [
    `Something could be agreed where trust ${relation} is ${listed(open.map(spanWords))} (now ${plainNumber(now)}).`,
    ...single,
  ];
}

const whole = ({ from, to }: Span): boolean => from === 0 && to === 1;
const isIn = (trust: number, { from, to }: Span): boolean => trust >= from && trust <= to;
const spanWords = ({ from, to }: Span): string =>
  to === 1
    ? `at least ${plainNumber(from)}`
    : from === 0
      ? `at most ${plainNumber(to)}`
      : `${plainNumber(from)} to ${plainNumber(to)}`;

const nameOf = (parties: readonly PartyTold[], id: string): string =>
  parties.find(({ party }) => party === id)!.name;

/** Where a package of the file stands, and what would make it better, or acceptable. */
export function namedFinding(one: NamedTold, parties: readonly PartyTold[]): string {
  if (!one.allowed) return `${one.package} breaks a rule of the file.`;
  const lacking = one.gains.flatMap((gain, k) =>
    gain !== null && gain < 0 ? [`${parties[k].name} lacks ${plainNumber(-gain)}`] : [],
  );
  if (lacking.length > 0) {
    const way =
      one.acceptable === null
        ? "no package that all could accept is left"
        : `${tradeWords(one.acceptable, parties)} would bring it to every reservation`;
    return `${one.package}: ${listed(lacking)}; ${way}.`;
  }
  const trade = one.betterForAll ?? one.better;
  if (trade === null) return `${one.package}: no other package is better for one and worse for nobody.`;
  const count = one.rank === null ? null : Number(one.rank) - 1;
  const beaten = count === null ? `${one.beatenBy} undominated points` : packagesWord(count);
  return `${one.package}: ${beaten} ${are(count ?? one.beatenBy)} better for somebody and worse for nobody; ${tradeWords(trade, parties)} would do.`;
}
