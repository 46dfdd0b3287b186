import { figure, hingesText, overturnText, percents, share, turnsText } from "./figures.ts";
import { type Html, html } from "./html.ts";
import type { Order } from "./material.ts";
import { type Names, said } from "./names.ts";
import { words } from "./words.ts";

const { firmness: telling } = words;

/** In how much of the plausible the first comes first, and what that hangs on. */
export function howFirm({ text, standing, study, matters }: Order, names: Names): Html {
  if (study === null) return html`${telling.certain}`;
  const { holds, fails, "no difference": close } = study.shares;
  const rest = telling.else(
    fails.share > 0 ? percents(fails.share) : null,
    close.share > 0 ? percents(close.share) : null,
  );
  const hangs = study.hinges === null ? null : html` ${telling.hangs(hingesText(study, names))}`;
  return html`${telling.holds(said(text), said(standing[0].approach), share(holds), figure(matters))}${rest}.${hangs}`;
}

/** The same in a few words. */
export const howFirmShort = ({ text, standing, study }: Order): Html | null =>
  study === null ? null : telling.short(said(text), said(standing[0].approach), share(study.shares.holds));

/** More than these are left to the tables. */
const mostReversing = 2;

/** The assumptions that alone put another approach first, and where; and a smaller joint change, where there is one. */
export function whatReverses({ text, study, ahead, matters }: Order, names: Names): Html {
  if (study === null || ahead === null || Math.abs(ahead) < matters) return telling.noLead(said(text));
  const { turns, overturn } = study;
  const single =
    turns.length === 0
      ? telling.notAlone(said(text))
      : telling.alone(said(text), turnsText(turns, names, mostReversing));
  // A joint change of one assumption says the same once more.
  const joint =
    overturn !== null && overturn.moves.length > 1
      ? telling.together(overturnText(overturn, names))
      : overturn === null && turns.length === 0
        ? telling.notTogether
        : null;
  return html`${single}${joint}`;
}

/** The same in a few words. */
export function whatReversesShort({ text, study, ahead, matters }: Order, names: Names): Html {
  if (study === null || ahead === null || Math.abs(ahead) < matters) return telling.noLead(said(text));
  return study.turns.length === 0
    ? telling.notAlone(said(text))
    : telling.alone(said(text), turnsText(study.turns, names, mostReversing));
}
