import type { Recogniser } from './index/recogniser.ts';
import { isForged } from './parse/forged.ts';
import { recognise } from './parse/recognise.ts';

/** The parser's rules as the index keeps them: the kind to ask for, and all of it as the payload. */
export const recognisePurchase: Recogniser = (record) => {
  const message = recognise(record);
  if (message === null) return null;
  return { kind: message.claim.kind, payload: message, isSuspicious: isForged(message, record.message) };
};
