/** One entry of `Some items failed: [...]`, a Python list of dictionaries as `repr` prints it. */
export interface FailedItem {
  readonly itemId: number;
  readonly title: string;
  readonly error: string;
}

const NUMBER = /(\d{1,12})/y;
/** A Python string: titles and errors hold whatever people and databases wrote, quotes and braces included. */
const STRING = /'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|None/sy;

/** Reads the list entry by entry; what cannot be read ends it, so that nothing inside a text passes for an entry. */
export function parseFailedItems(list: string): readonly FailedItem[] {
  const items: FailedItem[] = [];
  const reader = new Reader(list);
  if (!reader.skip('[')) return items;
  do {
    const item = readItem(reader);
    if (item === null) return items;
    items.push(item);
  } while (reader.skip(', '));
  return items;
}

function readItem(reader: Reader): FailedItem | null {
  if (!reader.skip("{'item_id': ")) return null;
  const itemId = reader.match(NUMBER);
  if (itemId === null || !reader.skip(", 'title': ")) return null;
  const title = reader.match(STRING);
  if (title === null || !reader.skip(", 'error': ")) return null;
  const error = reader.match(STRING);
  return error !== null && reader.skip('}')
    ? { itemId: Number(itemId), title: unquoted(title), error: unquoted(error) }
    : null;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  skip(literal: string): boolean {
    if (!this.#text.startsWith(literal, this.#at)) return false;
    this.#at += literal.length;
    return true;
  }

  match(pattern: RegExp): string | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return null;
    this.#at = pattern.lastIndex;
    return match[1] ?? match[2] ?? '';
  }
}

function unquoted(text: string): string {
  return text.replace(/\\(n|r|t|\\|'|")/g, (_escape, character: string) => ESCAPES[character] ?? character);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };
