import type { SecretDigest } from './secret.ts';
import { digestOf, freshSecret, isSameSecret } from './secret.ts';

/** Sign-in tokens, each good for one use. */
export interface Links {
  /** A new token, to be put into an address. */
  issue(): string;
  /** True the first time that a token of ours comes back. */
  redeem(token: string): boolean;
}

/** Nobody has more links open than this; the oldest gives way, so that holding Enter down costs nothing. */
const MOST_OPEN_LINKS = 32;

export function createLinks(): Links {
  let open: readonly SecretDigest[] = [];
  return Object.freeze({
    issue(): string {
      const token = freshSecret();
      open = [...open, digestOf(token)].slice(-MOST_OPEN_LINKS);
      return token;
    },
    redeem(token: string): boolean {
      const presented = digestOf(token);
      const left = open.filter((digest) => !isSameSecret(digest, presented));
      const isOurs = left.length < open.length;
      open = left;
      return isOurs;
    },
  });
}
