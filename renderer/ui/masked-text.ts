/** Always the same length: the length of a name says something about it. */
export function maskedText(text: string): string {
  return text === '' ? '' : '••••••';
}

/** The longest name first: one name can be the beginning of another. */
export function withoutNames(text: string, names: readonly string[]): string {
  return names
    .filter((name) => name !== '')
    .toSorted((one, other) => other.length - one.length)
    .reduce((masked, name) => masked.replaceAll(name, maskedText(name)), text);
}
