import type { Recogniser } from './index/recogniser.ts';
import { recognise } from './parse/recognise.ts';
import { recogniseAccount } from './parse/recognise-account.ts';

/** The parser's rules as the index keeps them. */
export const recogniseRecord: Recogniser = (record) => {
  if (record.head === null) return null;
  const message = recognise(record);
  const isSighting = recogniseAccount(record.head, record.message) !== null;
  if (message === null && !isSighting) return null;
  return {
    event: message === null ? null : { kind: message.claim.kind, payload: message },
    isSighting,
    suspicion: message?.suspicion ?? null,
  };
};
