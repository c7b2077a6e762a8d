import type { Recogniser } from './index/recogniser.ts';
import { recognise } from './parse/recognise.ts';

/** The parser's rules as the index keeps them: the kind to ask for, and all of it as the payload. */
export const recognisePurchase: Recogniser = (record) => {
  const message = recognise(record);
  return message === null ? null : { kind: message.claim.kind, payload: message };
};
