const number = /\d+(?:\.\d+)?/g;

/** Sentences that differ in their numbers only become one, with the least and the most of each number: `4 to 18 terms`. */
export function alike(texts: readonly string[]): readonly string[] {
  const found = new Map<string, number[][]>();
  for (const text of texts) {
    const form = text.replace(number, "#");
    const numbers = Array.from(text.matchAll(number), ([one]) => Number(one));
    const before = found.get(form) ?? numbers.map(() => []);
    numbers.forEach((one, at) => {
      before[at].push(one);
    });
    found.set(form, before);
  }
  return Array.from(found, ([form, numbers]) => {
    let at = 0;
    return form.replace(/#/g, () => span(numbers[at++]));
  });
}

function span(numbers: readonly number[]): string {
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
  return least === most ? String(least) : `${least} to ${most}`;
}
