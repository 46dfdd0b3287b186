import type { Issue, Party } from "../domain.ts";
import { folderOf, type Imported, partiesOf, stemOf } from "../imported.ts";
import { type FileProblem, Notebook, type Source, type Tell, type Words } from "../problem.ts";
import { isConfig, type Player, readConfig } from "./config.ts";
import { isSheet, letters, readSheet, type Sheet } from "./sheet.ts";
import * as words from "./words.ts";

/** Whether a text is a file of a scorable game. */
export const isGame = (text: string): boolean => isConfig(text) || isSheet(text);

/**
 * Reads a scorable game, the format of the benchmark LLM-Deliberation (S-Abdelnabi/LLM-Deliberation, MIT licence, of
 * which nothing is used here): `config.txt` with a line `name,file,role,…` for each party, and a file of scores for each
 * with a line for every issue and the threshold in the last. A deal is the sum of its scores, a party accepts it from the
 * threshold on, and it passes when all parties but one accept it, those with the roles p1 and p2 among them. Issues are
 * called A, B, …, and options A1, A2, …, as players name them. Without a `config.txt` parties are called as their files
 * are, and everybody must accept.
 */
export function readScorable(first: Source, others: readonly Source[]): Imported {
  return isConfig(first.text) ? readGame(first, others) : readSheets([first, ...others]);
}

function readGame(config: Source, others: readonly Source[]): Imported {
  const notebook = new Notebook(config.file);
  const players = readConfig(config.text, notebook.tell);
  const unread = notebook.failed;
  const given = new Map<string, Source>();
  const aside: FileProblem[] = [];
  for (const source of others) {
    const stem = stemOf(source.file);
    const named = players.some(({ sheet }) => sheet.text === stem);
    if (isConfig(source.text)) aside.push(at(source, words.secondConfig()));
    else if (!named) {
      // A line that could not be read may be the one that names it.
      if (!unread) aside.push(at(source, words.unusedFile(stem)));
    } else if (given.has(stem)) aside.push(at(source, words.secondSheet(stem)));
    else given.set(stem, source);
  }
  for (const { sheet } of players)
    if (!given.has(sheet.text)) notebook.tell(words.missingSheet(sheet.text), sheet.span);
  const seated = players.flatMap((player) => {
    const source = given.get(player.sheet.text);
    return source === undefined ? [] : [{ player, source }];
  });
  const { issues, parties, problems } = readPlayers(
    seated.map(({ source }) => source),
    seated.map(({ player }) => player.name),
  );
  const told = [...notebook.problems, ...problems, ...aside];
  if (parties === null || told.some(({ severity }) => severity === "error"))
    return { domain: null, problems: told };
  const passing = { atLeast: players.length - 1, vetoes: vetoesOf(players) };
  return { domain: { name: nameOf(config), issues, parties, passing }, problems: told };
}

const vetoesOf = (players: readonly Player[]): readonly number[] =>
  players.flatMap(({ veto }, position) => (veto ? [position] : []));

function readSheets(sources: readonly Source[]): Imported {
  const { issues, parties, problems } = readPlayers(
    sources,
    sources.map(({ file }) => stemOf(file)),
  );
  if (parties === null) return { domain: null, problems };
  return {
    domain: { name: nameOf(sources[0]), issues, parties },
    problems: [at(sources[0], words.withoutConfig()), ...problems],
  };
}

interface Players {
  readonly issues: readonly Issue[];
  readonly parties: readonly Party[] | null;
  readonly problems: readonly FileProblem[];
}

/** The parties of some sheets under these names; the first that can be read says which issues and options there are. */
function readPlayers(sources: readonly Source[], names: readonly string[]): Players {
  const read: { readonly sheet: Sheet; readonly file: string }[] = [];
  const { parties, problems } = partiesOf(sources, (source, tell) => {
    const sheet = readSheet(source.text, tell);
    if (sheet === null) return null;
    read.push({ sheet, file: source.file });
    compareShapes(sheet, read[0].sheet, read[0].file, tell);
    return partyOf(names[sources.indexOf(source)], sheet);
  });
  return { issues: read.length === 0 ? [] : issuesOf(read[0].sheet), parties, problems };
}

const issuesOf = ({ issues }: Sheet): readonly Issue[] =>
  issues.map(({ scores }, issue) => ({
    kind: "discrete",
    name: letters[issue],
    values: scores.map((_, option) => `${letters[issue]}${option + 1}`),
  }));

const partyOf = (name: string, { issues, threshold }: Sheet): Party => ({
  name,
  utility: {
    kind: "additive",
    terms: issues.map(({ scores }) => ({
      weight: "1",
      value: { kind: "table", evaluations: scores, per: "1" },
    })),
    most: null,
  },
  reservation: threshold,
  discount: null,
});

function compareShapes({ issues, end }: Sheet, { issues: model }: Sheet, file: string, tell: Tell): void {
  if (issues.length !== model.length) {
    tell(words.otherCount(model.length, issues.length, file), end);
    return;
  }
  for (const [issue, { scores, span }] of issues.entries()) {
    const options = model[issue].scores.length;
    if (scores.length !== options)
      tell(words.otherOptions(letters[issue], options, scores.length, file), span);
  }
}

/** The folder of the game, which is the one above `scores_files`. */
const nameOf = ({ file }: Source): string =>
  folderOf(file.replace(/(^|[/\\])scores_files[/\\](?=[^/\\]*$)/, "$1")) ?? "game";

const at = ({ file }: Source, told: Words): FileProblem => ({ ...told, file, span: { start: 0, end: 0 } });
