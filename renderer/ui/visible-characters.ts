/** A stretch of text as it is, or one character that would otherwise be invisible or act on the text around it. */
export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hidden'; readonly label: string; readonly name: string };

const NAMED: Readonly<Record<number, readonly [label: string, name: string]>> = {
  0: ['NUL', 'null character'],
  7: ['BEL', 'bell'],
  8: ['BS', 'backspace'],
  9: ['TAB', 'tab'],
  10: ['LF', 'line feed'],
  13: ['CR', 'carriage return'],
  27: ['ESC', 'escape'],
  127: ['DEL', 'delete'],
  133: ['NEL', 'next line'],
  173: ['SHY', 'soft hyphen'],
  1564: ['ALM', 'Arabic letter mark'],
  8203: ['ZWSP', 'zero width space'],
  8204: ['ZWNJ', 'zero width non-joiner'],
  8205: ['ZWJ', 'zero width joiner'],
  8206: ['LRM', 'left-to-right mark'],
  8207: ['RLM', 'right-to-left mark'],
  8232: ['LS', 'line separator'],
  8233: ['PS', 'paragraph separator'],
  8234: ['LRE', 'left-to-right embedding'],
  8235: ['RLE', 'right-to-left embedding'],
  8236: ['PDF', 'pop directional formatting'],
  8237: ['LRO', 'left-to-right override'],
  8238: ['RLO', 'right-to-left override'],
  8288: ['WJ', 'word joiner'],
  8294: ['LRI', 'left-to-right isolate'],
  8295: ['RLI', 'right-to-left isolate'],
  8296: ['FSI', 'first strong isolate'],
  8297: ['PDI', 'pop directional isolate'],
  65279: ['BOM', 'byte order mark'],
};

const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters to find.
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb]/g;

/** Splits text from users and logs so that every control, bidi and zero-width character can be shown as what it is. */
export function visiblePieces(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    pieces.push(hiddenPiece(match[0].charCodeAt(0)));
    end = match.index + 1;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

/** The same as plain text, for titles and for the clipboard's reader: `admin⟨RLO⟩`. */
export function visibleText(text: string): string {
  return visiblePieces(text)
    .map((piece) => (piece.kind === 'text' ? piece.text : `⟨${piece.label}⟩`))
    .join('');
}

function hiddenPiece(code: number): TextPiece {
  const hex = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  const [label, name] = NAMED[code] ?? [hex, 'control character'];
  return { kind: 'hidden', label, name: `${name}, ${hex}` };
}
