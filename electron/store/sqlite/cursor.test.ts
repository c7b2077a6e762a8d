import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from './cursor.ts';

describe('a cursor', () => {
  it.each([
    { value: 'kofi, Items: 3', id: 7 },
    { value: -12.5, id: 0 },
    { value: null, id: 42 },
  ])('comes back as %j', (position) => {
    expect(decodeCursor('users balance ascending', encodeCursor('users balance ascending', position))).toEqual(
      position,
    );
  });

  it('is absent for the first page', () => {
    expect(decodeCursor('users', undefined)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['other JSON', Buffer.from('{"id":1}').toString('base64url')],
    ['a broken id', Buffer.from('["users",null,"1; DROP TABLE user"]').toString('base64url')],
    ['a fractional id', Buffer.from('["users",null,1.5]').toString('base64url')],
    ['an object as value', Buffer.from('["users",{},1]').toString('base64url')],
    ['another list', encodeCursor('items', { value: null, id: 1 })],
  ])('that is %s is bad input', (_, cursor) => {
    expect(() => decodeCursor('users', cursor)).toThrow(
      expect.objectContaining({ code: 'BAD_INPUT', data: { field: 'cursor' } }),
    );
  });
});
