import type { Tell } from "../problem.ts";
import { type Cell, type Row, rowsOf } from "./rows.ts";
import * as words from "./words.ts";

/** One line of `config.txt`: who takes part, in which file its scores stand, and whether it has a veto. */
export interface Player {
  readonly name: string;
  /** The name of its sheet without folder and ending. */
  readonly sheet: Cell;
  readonly veto: boolean;
}

/** Of each of these there is one; what proposes last and what else must agree, in either order of lines. */
const vetoRoles: readonly string[] = ["p1", "p2"];
const otherRoles: readonly string[] = ["player", "target"];
/** Name, sheet and role; the benchmark adds how a player behaves and which program plays it. */
const [fewest, most] = [3, 5];

const role = /^[^,\r\n]*,[^,\r\n]*,[ \t]*(?:p1|p2|player|target)[ \t]*(?:,|\r?$)/m;
/** How a line of XML, JSON, YAML or Markdown begins, or a key of YAML. */
const other = /^[\s\uFEFF]*(?:[<{[#%]|---|- |[^,\r\n]*:[ \t\r\n])/;

/** Whether a text is the list of players of a scorable game: some line of it gives a role in its third place. */
export const isConfig = (text: string): boolean => role.test(text) && !other.test(text);

/** The players in the order of their lines; what is wrong with a line is told. */
export function readConfig(text: string, tell: Tell): readonly Player[] {
  const rows = rowsOf(text);
  const players: Player[] = [];
  const taken = { names: new Set<string>(), sheets: new Set<string>() };
  for (const row of rows) {
    const player = readRow(row, tell);
    if (player === null) continue;
    const [name] = row.cells;
    if (taken.names.has(player.name)) tell(words.secondName(player.name), name.span);
    if (taken.sheets.has(player.sheet.text)) tell(words.secondUse(player.sheet.text), player.sheet.span);
    taken.names.add(player.name);
    taken.sheets.add(player.sheet.text);
    players.push(player);
  }
  if (rows.length < 2) tell(words.tooFewPlayers(rows.length), rows[0]?.span ?? { start: 0, end: 0 });
  // Who has which role is only known when every line could be read.
  if (players.length < rows.length) return players;
  for (const wanted of vetoRoles) {
    const found = rows.flatMap(({ cells }) => (cells[2]?.text === wanted ? [cells[2]] : []));
    if (found.length !== 1)
      tell(words.wrongRoleCount(wanted, found.length), (found[1] ?? rows[0].cells[0]).span);
  }
  return players;
}

function readRow({ cells, span }: Row, tell: Tell): Player | null {
  if (cells.length < fewest || cells.length > most) {
    tell(words.wrongLine(cells.length), span);
    return null;
  }
  const [name, sheet, part, incentive] = cells;
  const empty = [name, sheet].filter(({ text }) => text === "");
  for (const cell of empty) tell(words.emptyCell(cell === name ? "name" : "file of scores"), span);
  if (empty.length > 0) return null;
  const veto = vetoRoles.includes(part.text);
  if (!veto && !otherRoles.includes(part.text)) tell(words.unknownRole(part.text), part.span);
  if (part.text === "p1") tell(words.ignoredBonus(name.text), part.span);
  if (incentive?.text.endsWith("_adv"))
    tell(words.ignoredIncentive(name.text, incentive.text), incentive.span);
  return { name: name.text, sheet, veto };
}
