import type { Complaints } from '../core/complaints.ts';
import type { Implementer } from './base.ts';

export function claimsRouter(os: Implementer, complaints: Complaints) {
  return os.claims.router({
    people: os.claims.people.handler(({ input }) => complaints.people(input.who)),
    answer: os.claims.answer.handler(({ input }) => complaints.answer(input)),
    evidenceFile: os.claims.evidenceFile.handler(({ input }) => complaints.evidenceFile(input)),
  });
}
