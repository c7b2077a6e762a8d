import { describe, expect, it } from 'vitest';
import { maskedText, withoutNames, withoutPeople } from './masked-text.ts';

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

describe('a line of a log on a shared screen', () => {
  it.each([
    ['Purchase FINALIZED - User: olive.bramble27, Items: 3', 'Purchase FINALIZED - User: ••••••, Items: 3'],
    ['Order cancelled - User: silvermeadow', 'Order cancelled - User: ••••••'],
    [
      'User leveled up! User ID: 9, Username: calm_violet, Level: 2',
      'User leveled up! User ID: 9, Username: ••••••, Level: 2',
    ],
    ['mail queued for ada@example.org', 'mail queued for ••••••'],
  ])('%s', (line, masked) => {
    expect(withoutPeople(line, [])).toBe(masked);
  });

  it('hides a known name that looks like a field', () => {
    expect(withoutPeople('User: kofi, Items: 3, Items: 1', ['kofi, Items: 3'])).toBe('User: ••••••, Items: 1');
  });
});
