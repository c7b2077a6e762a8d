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

/** What Barterex writes in front of a name, up to where the next field of the line begins. */
const NAMED = /\b((?:User|Username|Buyer|Seller|Sender|Receiver|Referrer|Recipient|Name): )(?!ID\b)[^,\n\]]+/g;
const ADDRESS = /[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g;

/** A line of a log without the names that are known, those that its fields announce, and e-mail addresses. */
export function withoutPeople(line: string, names: readonly string[]): string {
  return withoutNames(line, names)
    .replace(NAMED, (_named, field: string) => `${field}${maskedText('name')}`)
    .replace(ADDRESS, maskedText('address'));
}
