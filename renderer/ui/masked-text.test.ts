import { describe, expect, it } from 'vitest';
import { maskedText, withoutNames } from './masked-text.ts';

describe('personal data on a shared screen', () => {
  it('does not even tell how long a name is', () => {
    expect(maskedText('ada')).toBe(maskedText('a.very.long.name'));
    expect(maskedText('')).toBe('');
  });

  it('leaves a message readable without the names in it', () => {
    const text = '✓ Checkout SUCCESSFUL - User: john_doe, Items: 1, sold by john';
    expect(withoutNames(text, ['john', 'john_doe'])).toBe(
      '✓ Checkout SUCCESSFUL - User: ••••••, Items: 1, sold by ••••••',
    );
  });

  it('takes a name literally, whatever it is made of', () => {
    expect(withoutNames('User: .*$& paid', ['.*$&', ''])).toBe('User: •••••• paid');
  });
});
