/** All words of the index that begin like this; null when they are too many to be named. */
export type SpellOut = (beginning: string) => readonly string[] | null;

/** What a person typed, as the index is asked for it. */
export interface SearchTerms {
  /** For the full-text index; null when there are no words to find. */
  readonly match: string | null;
  /** Expressions that must not match, where there is no `match` to leave them out of. */
  readonly unmatched: readonly string[];
  /** Must stand in the message as they are: the index knows words only, and `john_doe` is not `john.doe`. */
  readonly there: readonly string[];
  readonly notThere: readonly string[];
}

const TERM = /(-?)(?:"([^"]*)"|(\S+))/g;

/**
 * Reads words (their beginnings count too), phrases in double quotes, `-` for what must not be there. Nothing of what
 * was typed is ever an operator of the index.
 */
export function parseSearch(text: string, spellOut: SpellOut): SearchTerms {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  const there: string[] = [];
  const notThere: string[] = [];
  for (const [, minus, phrase, word] of text.matchAll(TERM)) {
    const content = phrase ?? word ?? '';
    // Signs alone are no words: the index has nothing for them.
    if (!/[\p{L}\p{N}\p{Co}]/u.test(content)) continue;
    const isUnwanted = minus === '-';
    const exact = exactPart(content);
    if (exact !== null) (isUnwanted ? notThere : there).push(exact);
    // What must not stand there as it is says more than its words.
    if (isUnwanted && exact !== null) continue;
    (isUnwanted ? unwanted : wanted).push(phrase === undefined ? beginningWith(content, spellOut) : quoted(content));
  }
  if (wanted.length === 0) return { match: null, unmatched: unwanted, there, notThere };
  const none = unwanted.length === 0 ? '' : ` NOT (${unwanted.join(' OR ')})`;
  return { match: `(${wanted.join(' AND ')})${none}`, unmatched: [], there, notThere };
}

/** Letters beyond ASCII have more cases than SQLite can compare; for those the words alone decide. */
function exactPart(content: string): string | null {
  return /[^A-Za-z0-9]/.test(content) && isAscii(content) ? content.toLowerCase() : null;
}

const LAST_WORD = /^(.*[^A-Za-z0-9])?([A-Za-z0-9]+)[^A-Za-z0-9]*$/;

/**
 * For a beginning FTS5 puts together all that it holds of every word that begins so, anew for each statement: a second
 * for a frequent word among millions of records. A word that is spelled out is read from where it is needed.
 */
function beginningWith(content: string, spellOut: SpellOut): string {
  // Only of ASCII it is certain where the index sees a word end, and what it makes of its letters.
  const [, head = '', last = ''] = (isAscii(content) ? LAST_WORD.exec(content) : null) ?? [];
  const words = last === '' ? null : spellOut(last.toLowerCase());
  if (words === null) return `${quoted(content)}*`;
  return words.length === 0 ? quoted(content) : `(${words.map((word) => quoted(head + word)).join(' OR ')})`;
}

function isAscii(content: string): boolean {
  return /^[\x20-\x7e]*$/.test(content);
}

function quoted(content: string): string {
  return `"${content.replaceAll('"', '""').replaceAll('\0', ' ')}"`;
}
