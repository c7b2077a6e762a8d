import { describe, expect, it } from 'vitest';
import { visiblePieces, visibleText } from './visible-characters.ts';

describe('text from users and logs', () => {
  it('stays as it is when it has nothing to hide', () => {
    const text = 'Żółta łódź 🚤 — o’dara, <script>alert(1)</script> שלום';
    expect(visiblePieces(text)).toEqual([{ kind: 'text', text }]);
  });

  it('is empty for empty text', () => {
    expect(visiblePieces('')).toEqual([]);
  });

  it('shows a bidi override instead of obeying it', () => {
    expect(visiblePieces('admin\u202egpj')).toEqual([
      { kind: 'text', text: 'admin' },
      { kind: 'hidden', label: 'RLO', name: 'right-to-left override, U+202E' },
      { kind: 'text', text: 'gpj' },
    ]);
  });

  it('shows a forged line break as two characters, not as a new line', () => {
    expect(visibleText('x\r\n2025-12-28 SUCCESSFUL')).toBe('x⟨CR⟩⟨LF⟩2025-12-28 SUCCESSFUL');
  });

  it.each([
    ['C0 controls', 0x00, 0x1f],
    ['delete and C1 controls', 0x7f, 0x9f],
    ['zero-width characters and marks', 0x200b, 0x200f],
    ['bidi embeddings and overrides', 0x202a, 0x202e],
    ['bidi isolates', 0x2066, 0x2069],
    ['the byte order mark', 0xfeff, 0xfeff],
  ])('leaves none of %s invisible', (_, first, last) => {
    for (let code = first; code <= last; code += 1) {
      expect(visiblePieces(String.fromCharCode(code))).toMatchObject([{ kind: 'hidden' }]);
    }
  });

  it('names a control that has no short name by its code point', () => {
    expect(visibleText('\u0001')).toBe('⟨U+0001⟩');
  });
});
