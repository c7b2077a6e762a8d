import type { Database } from 'better-sqlite3';
import type { AttemptEvidence, SightingEvidence, Span } from '../../verdict/evidence.ts';
import type { SuspiciousLines } from '../../verdict/findings/finding.ts';
import type { SightingSubject } from '../sightings.ts';
import type { AttemptScope } from './attempt-evidence.ts';
import { readAttemptEvidence } from './attempt-evidence.ts';
import { readCoverage } from './coverage.ts';
import { readSightingEvidence } from './sighting-evidence.ts';
import { readSuspiciousLines } from './suspicious-lines.ts';

/** What the logs tell, as the journal keeps it. */
export interface JournalEvidence {
  attempts(scope: AttemptScope | 'everybody'): readonly AttemptEvidence[];
  sightings(scope: SightingSubject | 'everybody'): readonly SightingEvidence[];
  coverage(): readonly Span[];
  /** What is kept and is no evidence. */
  suspicious(): readonly SuspiciousLines[];
}

export function journalEvidence(journal: Database): JournalEvidence {
  return {
    attempts: (scope) => readAttemptEvidence(journal, scope),
    sightings: (scope) => readSightingEvidence(journal, scope),
    coverage: () => readCoverage(journal),
    suspicious: () => readSuspiciousLines(journal),
  };
}
