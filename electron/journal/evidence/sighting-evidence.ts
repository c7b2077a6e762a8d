import type { Database } from 'better-sqlite3';
import type { SightingEvidence } from '../../verdict/evidence.ts';
import type { Sighting } from '../sighting.ts';
import type { SightingSubject } from '../sightings.ts';
import { readSightings, readSightingsOf } from '../sightings.ts';

/** What the logs say about some users and items, or about everybody, as evidence: without what a visitor may have written. */
export function readSightingEvidence(
  journal: Database,
  scope: SightingSubject | 'everybody',
): readonly SightingEvidence[] {
  const sightings = scope === 'everybody' ? readSightings(journal) : readSightingsOf(journal, scope);
  return sightings.filter(({ isSuspicious }) => !isSuspicious).map(evidenceOf);
}

function evidenceOf({ claim, source, line, at, spreadSeconds }: Sighting): SightingEvidence {
  const spreadMs = (spreadSeconds ?? 0) * 1000;
  return { claim, ref: { kind: 'line', path: source, line }, at: { fromMs: at - spreadMs, toMs: at + 999 + spreadMs } };
}
