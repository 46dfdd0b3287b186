/** Why a game could not be built; data for the one who prints it, with a sentence. */
export class GameError extends Error {
  /** Stable, kebab-case. */
  readonly code: "too-many-nodes" | "no-open-move" | "invalid-value" | "no-clock";
  readonly note: string | null;
  readonly detail: Detail | null;

  constructor(code: GameError["code"], message: string, note: string | null, detail: Detail | null = null) {
    super(message);
    this.name = "GameError";
    this.code = code;
    this.note = note;
    this.detail = detail;
  }
}

export type Detail =
  /** How many different values each part of the states took so far, those with the most first. */
  | { readonly kind: "size"; readonly parts: readonly { readonly name: string; readonly values: number }[] }
  /** Where the talks stood. */
  | { readonly kind: "place"; readonly round: number; readonly party: number | null; readonly state: string };
