/**
 * A GLOB pattern for texts that contain `search` in any case. LIKE would do for ASCII only; GLOB takes a set of
 * letters, so each letter stands for all its cases: `Ün` becomes `*[Üü][nN]*`.
 */
export function containsPattern(search: string): string {
  return `*${[...search].map(anyCase).join('')}*`;
}

/** The number that a search means, when it is one: `42`. */
export function searchedNumber(search: string): number | null {
  return /^\d{1,15}$/.test(search) ? Number(search) : null;
}

function anyCase(character: string): string {
  const forms = [character, character.toLowerCase(), character.toUpperCase()];
  // Some letters change into two (ß into SS), and a set holds single letters only.
  const letters = new Set(forms.filter((form) => [...form].length === 1));
  if (letters.size > 1) return `[${[...letters].join('')}]`;
  return '*?['.includes(character) ? `[${character}]` : character;
}
