/** A stretch of text as it is, or one character that would otherwise be invisible or act on the text around it. */
export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hidden'; readonly label: string; readonly name: string };

const NAMED: Readonly<Record<number, readonly [label: string, name: string]>> = {
  0x00: ['NUL', 'null character'],
  0x07: ['BEL', 'bell'],
  0x08: ['BS', 'backspace'],
  0x09: ['TAB', 'tab'],
  0x0a: ['LF', 'line feed'],
  0x0d: ['CR', 'carriage return'],
  0x1b: ['ESC', 'escape'],
  0x7f: ['DEL', 'delete'],
  0x85: ['NEL', 'next line'],
  0xad: ['SHY', 'soft hyphen'],
  0x061c: ['ALM', 'Arabic letter mark'],
  0x200b: ['ZWSP', 'zero width space'],
  0x200c: ['ZWNJ', 'zero width non-joiner'],
  0x200d: ['ZWJ', 'zero width joiner'],
  0x200e: ['LRM', 'left-to-right mark'],
  0x200f: ['RLM', 'right-to-left mark'],
  0x2028: ['LS', 'line separator'],
  0x2029: ['PS', 'paragraph separator'],
  0x202a: ['LRE', 'left-to-right embedding'],
  0x202b: ['RLE', 'right-to-left embedding'],
  0x202c: ['PDF', 'pop directional formatting'],
  0x202d: ['LRO', 'left-to-right override'],
  0x202e: ['RLO', 'right-to-left override'],
  0x2060: ['WJ', 'word joiner'],
  0x2066: ['LRI', 'left-to-right isolate'],
  0x2067: ['RLI', 'right-to-left isolate'],
  0x2068: ['FSI', 'first strong isolate'],
  0x2069: ['PDI', 'pop directional isolate'],
  0xfeff: ['BOM', 'byte order mark'],
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
