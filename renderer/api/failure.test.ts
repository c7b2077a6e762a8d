import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { failureFrom } from './failure.ts';

describe('what a screen says about a failed call', () => {
  it('takes a call without an answer for a stopped console', () => {
    expect(failureFrom(new TypeError('Failed to fetch'))).toMatchObject({ kind: 'lost', title: 'The console stopped' });
  });

  it('takes a refused session for a link that has ended', () => {
    expect(failureFrom(new ORPCError('SIGN_IN_NEEDED', { status: 401 }))).toMatchObject({ kind: 'signed-out' });
  });

  it('keeps the sentence of an expected failure, and says when trying again makes sense', () => {
    const busy = new ORPCError('DATABASE_BUSY', { status: 503, message: 'The file is locked.' });
    expect(failureFrom(busy)).toMatchObject({ kind: 'refused', message: 'The file is locked.', isWorthRetrying: true });
    const unknown = new ORPCError('USER_NOT_FOUND', { status: 404, message: 'No such user.' });
    expect(failureFrom(unknown)).toMatchObject({ kind: 'refused', isWorthRetrying: false });
  });

  it('keeps the reference of an unexpected failure', () => {
    const error = new ORPCError('INTERNAL', { status: 500, data: { reference: 'a1b2c3' } });
    expect(failureFrom(error)).toMatchObject({ kind: 'internal', reference: 'a1b2c3' });
  });

  it('has no reference to show when the answer carries none', () => {
    const error = new ORPCError('INTERNAL_SERVER_ERROR', { status: 500 });
    expect(failureFrom(error)).toMatchObject({ kind: 'internal', reference: null });
  });
});
