import { line, shown } from "./interchange/csv.ts";
import type { Domain } from "./interchange/domain.ts";
import type { Evaluation } from "./interchange/genius/value.ts";
import type { FileProblem, Source } from "./interchange/problem.ts";
import { readDomain } from "./interchange/read.ts";
import { agreement, answerIn, type Made, spacesOf } from "./lenses/agreement/agreement.ts";
import { spaceFromDomain } from "./lenses/agreement/fromDomain.ts";
import { countPackages, listing } from "./lenses/agreement/listing.ts";
import type { Space } from "./lenses/agreement/space.ts";
import type { AgreementValue } from "./lenses/agreement/value.ts";
import type { Asked } from "./lenses/context.ts";
import { type Document, document } from "./lenses/envelope.ts";
import { type Failure, failed } from "./lenses/failure.ts";
import { missing, type Result } from "./lenses/lens.ts";
import { open, type Refusal, type Stopped } from "./open.ts";
import type { Model } from "./scenario/model.ts";
import type { Problem } from "./scenario/problem.ts";

/** What could be agreed, and the spaces that it was found in. */
interface Answered {
  readonly document: Document<Result<AgreementValue, "agreement">>;
  readonly spaces: readonly Made[];
}

export type Agreed =
  | Stopped
  | (Answered & {
      readonly status: "done";
      readonly model: Model;
      /** Warnings and notes. */
      readonly problems: readonly Problem[];
    });

/** What could be agreed in a scenario, under each approach that is asked for where its talks are played. */
export function agree(text: string, file: string, asked: Asked = {}): Agreed {
  const opened = open(text, file, asked);
  if ("status" in opened) return opened;
  const { model, problems, context } = opened;
  const absent = missing(model, agreement.needs);
  if (absent.length > 0) return { status: "refused", problems, refusal: without(absent) };
  const spaces = spacesOf(model, context);
  const results = spaces.map((made) => answerIn(made, context.view));
  return { status: "done", model, problems, spaces, document: document(model, 1, results) };
}

const without = (absent: readonly string[]): Refusal => ({
  code: "missing-section",
  message: `missing ${absent.join(", ")}`,
  note: "a package is of issues, and worth something to two parties at least",
});

export type DomainAgreed =
  /** The files have errors; the problems say which. */
  | { readonly status: "problems"; readonly problems: readonly FileProblem[] }
  | (Answered & {
      readonly status: "done";
      readonly domain: Domain;
      /** Warnings and notes. */
      readonly problems: readonly FileProblem[];
    });

/** What could be agreed in a public domain: its file and one profile for each party, in any order. */
export function agreeOn(
  sources: readonly Source[],
  options: { readonly evaluation?: Evaluation } = {},
): DomainAgreed {
  const { domain, problems } = readDomain(sources, options);
  if (domain === null) return { status: "problems", problems };
  const made: Made = { approach: null, found: spaceFromDomain(domain), stands: null };
  const text = sources.map((source) => source.text).join("\n");
  return {
    ...{ status: "done", domain, problems, spaces: [made] },
    document: document({ title: domain.name, text }, 1, [answerIn(made)]),
  };
}

/** A table longer than this is no table. */
const mostPackages = 1_000_000;

/** Every package that obeys the rules, as comma-separated values (RFC 4180). */
export interface Table {
  readonly text: string;
  readonly packages: number;
}

/**
 * The packages of some spaces: a column for each issue, each party's points, and yes or no to whether all accept it,
 * whether enough do where that is less, whether no other beats it, and whether each home that must ratify lets it pass.
 * With several approaches each has its lines.
 */
export function tableOf(spaces: readonly Made[]): Table | Failure {
  const rows: (readonly string[])[] = [];
  for (const { approach, found } of spaces) {
    if ("code" in found) return found;
    const { space } = found;
    const count = countPackages(space);
    if (count > BigInt(mostPackages)) {
      const message = `unsupported table: ${count} packages, more than ${mostPackages}`;
      return failed("too-many-packages", message, "write larger steps, or name the packages that matter");
    }
    const several = spaces.length > 1 ? [approach ?? ""] : [];
    if (rows.length === 0) rows.push([...(spaces.length > 1 ? ["approach"] : []), ...headOf(space)]);
    for (const { name, values, points, agreeable, passes, undominated, ratified } of listing(space)) {
      rows.push([
        ...several.map(harmless),
        harmless(name ?? ""),
        ...values.map(harmless),
        ...points.map(shown),
        ...[agreeable, passes, undominated, ...ratified].filter((one) => one !== null).map(yesOrNo),
      ]);
    }
  }
  return { text: rows.map((cells) => `${line(cells)}\r\n`).join(""), packages: Math.max(0, rows.length - 1) };
}

const headOf = ({ issues, parties, passing }: Space): readonly string[] => [
  "package",
  ...[...issues, ...parties].map(({ id }) => harmless(id)),
  "all accept",
  ...(passing === undefined ? [] : ["passes"]),
  "beaten by none",
  ...parties.flatMap(({ id, home }) =>
    home === null || home.decides.kind === "leader" ? [] : [harmless(`${id} ratifies`)],
  ),
];

const yesOrNo = (truth: boolean): string => (truth ? "yes" : "no");

/** A word that a spreadsheet would take for a formula gets an apostrophe; a number is a number. */
const harmless = (word: string): string =>
  /^[=+\-@\t\r]/.test(word) && !Number.isFinite(Number(word)) ? `'${word}` : word;
