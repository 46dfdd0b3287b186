/** A place in a row: after so many switches, in the reverse order or not, on the way back or not. */
export interface Place {
  readonly count: number;
  readonly reverse: boolean;
  readonly onBack: boolean;
}

/** The places of a row with so many players. */
export function placesOf(players: number, reversed: boolean, back: boolean): readonly Place[] {
  const between = (reverse: boolean, onBack: boolean): readonly Place[] =>
    Array.from({ length: players - 1 }, (_, k) => ({ count: k + 1, reverse, onBack }));
  const end = (count: number): Place => ({ count, reverse: false, onBack: false });
  return [
    end(0),
    ...between(false, false),
    end(players),
    ...(reversed ? between(true, false) : []),
    ...(back ? between(false, true) : []),
    ...(reversed && back ? between(true, true) : []),
  ];
}

/** The ends, and what is between on one way. */
export function placesAlong(places: readonly Place[], reverse: boolean, onBack: boolean): readonly number[] {
  const last = places.reduce((most, { count }) => Math.max(most, count), 0);
  const between = Array.from(places.keys()).filter((at) => {
    const place = places[at];
    return place.count > 0 && place.count < last && place.reverse === reverse && place.onBack === onBack;
  });
  return [0, ...between, last];
}
