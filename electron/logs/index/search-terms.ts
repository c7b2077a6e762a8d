/** One word or phrase of a search, as the full-text index takes it. */
interface Term {
  readonly expression: string;
  /** Must stand in the message as it is: the index knows words only, and `john_doe` is not `john.doe`. */
  readonly exact: string | null;
}

export interface SearchTerms {
  readonly wanted: readonly Term[];
  readonly unwanted: readonly Term[];
}

const TERM = /(-?)(?:"([^"]*)"|(\S+))/g;

/**
 * Reads what a person typed: words (their beginnings count too), phrases in double quotes, `-` for what must not be
 * there. Nothing of it is ever an operator of the index.
 */
export function parseSearch(text: string): SearchTerms {
  const wanted: Term[] = [];
  const unwanted: Term[] = [];
  for (const [, minus, phrase, word] of text.matchAll(TERM)) {
    const content = phrase ?? word ?? '';
    // Signs alone are no words: the index has nothing for them.
    if (!/[\p{L}\p{N}\p{Co}]/u.test(content)) continue;
    const quoted = `"${content.replaceAll('"', '""').replaceAll('\0', ' ')}"`;
    const term = { expression: phrase === undefined ? `${quoted}*` : quoted, exact: exactPart(content) };
    (minus === '-' ? unwanted : wanted).push(term);
  }
  return { wanted, unwanted };
}

/** Letters beyond ASCII have more cases than SQLite can compare; for those the words alone decide. */
function exactPart(content: string): string | null {
  return /[^A-Za-z0-9]/.test(content) && /^[\x20-\x7e]*$/.test(content) ? content.toLowerCase() : null;
}

export function matchAll(terms: readonly Term[]): string {
  return terms.map(({ expression }) => expression).join(' AND ');
}
