/**
 * Text for spreadsheets: CSV for files (RFC 4180), TSV for the clipboard. Whatever a cell holds, its row stays one line,
 * the text stays in its cell, and no program that opens it takes it for a formula.
 */
export type SpreadsheetCell = string | number | boolean | null;

/** The first character of a file: without it, Excel takes names beyond ASCII for something else. */
export const UTF8_MARK = '\uFEFF';

/** The most rows of one file: a spreadsheet opens 1,048,576 lines and silently leaves out the rest. */
export const MOST_ROWS = 1_000_000;

export function csvLine(cells: readonly SpreadsheetCell[]): string {
  return `${cells.map((cell) => quoted(textOf(cell))).join(',')}\r\n`;
}

export function tsvLine(cells: readonly SpreadsheetCell[]): string {
  return `${cells.map(textOf).join('\t')}\n`;
}

function quoted(text: string): string {
  return /[",;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Only text is guarded: a number may be negative. */
function textOf(cell: SpreadsheetCell): string {
  if (typeof cell === 'string') return visible(guarded(cell));
  return cell === null ? '' : String(cell);
}

/**
 * What a spreadsheet would run, also in the wide forms of East Asian keyboards: at the beginning, and behind a `;`, where
 * the spreadsheets of many countries begin another cell whatever is quoted.
 */
const FORMULA = /(^|;)(?=[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\t\r\n])/g;

/** An apostrophe in front makes text of what would be a formula. */
function guarded(text: string): string {
  return text.replaceAll(FORMULA, "$1'");
}

/** Control, bidi and zero-width characters, and the separators of lines and paragraphs. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

const NAMES: Readonly<Record<string, string>> = { '\t': 'TAB', '\n': 'LF', '\r': 'CR' };

/** `a⟨LF⟩b`: nothing in a file acts on the text around it, and nothing ends a line but the end of a row. */
export function visible(text: string): string {
  return text.replaceAll(HIDDEN, (character) => `⟨${NAMES[character] ?? codePoint(character)}⟩`);
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
