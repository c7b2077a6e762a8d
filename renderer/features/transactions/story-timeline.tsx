import type { LogStory, StoryLine } from '../../../shared/contract/transactions.ts';
import { classNames } from '../../ui/class-names.ts';
import { formatSpan } from '../../ui/moment-format.ts';
import { describeClock } from './clock-words.ts';
import { PageBody } from './page-body.tsx';
import { RecordText } from './record-text.tsx';
import './story-timeline.css';

/** From here on a pause is worth a line of its own. */
const LONG_GAP_SECONDS = 5;

const LEVEL_CLASS: Readonly<Record<StoryLine['level'], string>> = {
  DEBUG: 'level-debug',
  INFO: 'level-info',
  WARNING: 'level-warning',
  ERROR: 'level-error',
  CRITICAL: 'level-error',
};

interface StoryTimelineProps {
  readonly story: LogStory;
  readonly names: readonly string[];
}

/** The records of the transaction in their order, with the pauses between them. */
export function StoryTimeline({ story, names }: StoryTimelineProps) {
  const day = story.lines[0]?.time.slice(0, 10) ?? '';
  return (
    <PageBody label="Story">
      {!story.hasPhases && <p className="quiet">Phase lines were not logged at this level.</p>}
      <ol className="story">
        {story.lines.map((line) => (
          <StoryEntry key={line.position} line={line} day={day} names={names} />
        ))}
      </ol>
      <p className="quiet">
        Times stand here as the log has them, on {day}. {describeClock(story.clock)}
      </p>
    </PageBody>
  );
}

interface StoryEntryProps {
  readonly line: StoryLine;
  readonly day: string;
  readonly names: readonly string[];
}

function StoryEntry({ line, day, names }: StoryEntryProps) {
  const gap = line.gapSeconds ?? 0;
  return (
    <>
      {gap >= LONG_GAP_SECONDS && <li className="story-gap quiet">{formatSpan(gap)} without a line</li>}
      <li className={classNames('story-entry', LEVEL_CLASS[line.level])}>
        <span className="story-time mono">
          {line.time.startsWith(day) ? line.time.slice(11) : line.time}
          {gap > 0 && <span className="quiet"> +{formatSpan(gap)}</span>}
        </span>
        <span className="level mono">{line.level}</span>
        <span className="story-message">
          <RecordText message={line.message} names={names} />
          <span className="quiet mono">
            {line.logger} {line.place}
          </span>
        </span>
      </li>
    </>
  );
}
