import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 256 bits, as text that may stand in an address and in a cookie. */
export function freshSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: enough to know it again, not enough to use it. */
export type SecretDigest = Buffer & { readonly __brand: 'SecretDigest' };

export function digestOf(secret: string): SecretDigest {
  return createHash('sha256').update(secret).digest() as SecretDigest;
}

/** Takes the same time wherever the two differ. */
export function isSameSecret(left: SecretDigest, right: SecretDigest): boolean {
  return timingSafeEqual(left, right);
}
