import { get, type Node } from "../scenario/tree.ts";
import { readDocument, startOf } from "./document/document.ts";
import * as words from "./document/words.ts";
import { readGenius } from "./genius/genius.ts";
import type { Evaluation } from "./genius/value.ts";
import { isDomain as isGeniusWeb } from "./geniusweb/domain.ts";
import { readGeniusWeb } from "./geniusweb/geniusweb.ts";
import { spaceOf } from "./geniusweb/profile.ts";
import type { Imported } from "./imported.ts";
import { isDomain as isNegmas } from "./negmas/domain.ts";
import { readNegmas } from "./negmas/negmas.ts";
import { isProfile as isNegolog, isSpecs, readNegolog } from "./negolog/negolog.ts";
import { type FileProblem, Notebook, type Source } from "./problem.ts";
import { isConfig } from "./scorable/config.ts";
import { isGame, readScorable } from "./scorable/scorable.ts";

export interface Options {
  /** What the numbers of a GENIUS profile mean; the other formats leave no choice. */
  readonly evaluation?: Evaluation;
}

/**
 * Reads a domain and its profiles in any of the public formats; which one is seen in the files, whatever they are called.
 * The domain may stand anywhere among them; GeniusWeb and NegoLog may do without, since their profiles say it too, and so
 * may a scorable game, which then tells less. Of no sources there is no domain, and nothing to tell.
 */
export function readDomain(sources: readonly Source[], options: Options = {}): Imported {
  const kinds = new Map(sources.map((source) => [source, kindOf(source)]));
  const ofKind = (kind: Kind): readonly Source[] => sources.filter((source) => kinds.get(source) === kind);
  const ignored = ofKind("figures").map(
    ({ file }): FileProblem => ({ ...words.ignoredSpecs(), file, span: { start: 0, end: 0 } }),
  );
  const [first, ...others] = [...ofKind("domain"), ...ofKind("profile")];
  if (first === undefined) return { domain: null, problems: sources.map(noFormat) };
  const notebook = new Notebook(first.file);
  const reader = textReader(first) ?? documentReader(first, notebook);
  if (reader === null) return { domain: null, problems: notebook.problems };
  const { domain, problems } = reader(first, others, options.evaluation);
  return { domain, problems: [...problems, ...ignored] };
}

/** What a file is; one that cannot be read counts as a profile, and is told of when it is read as one. */
type Kind = "domain" | "profile" | "figures";

function kindOf({ text }: Source): Kind {
  if (isXml(text)) return /<negotiation_template[\s/>]/.test(text) ? "domain" : "profile";
  if (isGame(text)) return isConfig(text) ? "domain" : "profile";
  const root = readDocument(text, () => {});
  if (root === null) return "profile";
  if (isSpecs(root)) return "figures";
  return isGeniusWeb(root) || isNegmas(root) ? "domain" : "profile";
}

type Reader = (first: Source, others: readonly Source[], evaluation?: Evaluation) => Imported;

const isXml = (text: string): boolean => /^[\s\uFEFF]*</.test(text);

/** The reader of a form that is neither JSON nor YAML; null where a file has none of those. */
function textReader({ text }: Source): Reader | null {
  if (isXml(text)) return readGenius;
  return isGame(text) ? readScorable : null;
}

/** Which of the JSON and YAML forms a file has; null, which is told, when it has none of them. */
function documentReader({ text }: Source, notebook: Notebook): Reader | null {
  const root = readDocument(text, notebook.tell);
  const reader = root === null ? null : readerOf(root);
  if (reader === null && !notebook.failed)
    notebook.tell(words.unknownFormat(), root === null ? { start: 0, end: 0 } : startOf(root));
  return reader;
}

function readerOf(root: Node): Reader | null {
  if (isGeniusWeb(root) || spaceOf(root) !== undefined) return readGeniusWeb;
  if (isNegolog(root)) return readNegolog;
  return isNegmas(root) || get(root, "issues") !== undefined ? readNegmas : null;
}

const noFormat = ({ file }: Source): FileProblem => ({
  ...words.unknownFormat(),
  file,
  span: { start: 0, end: 0 },
});
