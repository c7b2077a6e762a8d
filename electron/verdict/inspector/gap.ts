import type { Gap } from '../../../shared/contract/inspection.ts';
import type { Credits } from '../../../shared/credits.ts';
import type { Stretch } from '../balance/walk.ts';
import { isCovered } from '../balance/wholeness.ts';
import type { Span } from '../evidence.ts';
import { findCandidates } from './candidates.ts';
import type { Subject } from './subject.ts';
import { momentOf } from './subject.ts';
import { suspectsIn } from './suspects.ts';

/** What is known about a stretch that does not add up by `amount`. */
export function gapOf(subject: Subject, stretch: Stretch, amount: Credits): Gap {
  const suspects = suspectsIn(subject, stretch);
  return {
    since: momentOf(stretch.from.at),
    unread: stretch.isWhole ? [] : whyNotWhole(subject, stretch, suspects),
    candidates: findCandidates(subject, { suspects, stretch, amount }),
  };
}

function whyNotWhole(
  { evidence }: Subject,
  { from, to }: Stretch,
  { strays, nameless }: ReturnType<typeof suspectsIn>,
): readonly string[] {
  const between: Span = { fromMs: from.at.toMs, toMs: to.at.fromMs };
  const found = [
    ...(isCovered(evidence.coverage, between)
      ? []
      : ['The logs do not reach from one of these readings to the other.']),
    ...(strays.length > 0 ? ['Something was bought meanwhile by a checkout that no log tells of.'] : []),
    ...(nameless.length > 0 ? ['A checkout ran meanwhile whose user nobody can name.'] : []),
  ];
  return found.length > 0
    ? found
    : ['Checkouts of this user ran at the same moment, and each may have undone the other.'];
}
