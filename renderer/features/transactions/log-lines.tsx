import { useState } from 'react';
import type { StoryLine } from '../../../shared/contract/transactions.ts';
import { Button } from '../../ui/button.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { LineContext } from './line-context.tsx';
import { PageBody } from './page-body.tsx';
import { RecordText } from './record-text.tsx';
import { recordAsLines } from './transaction-text.ts';
import './log-lines.css';

interface LogLinesProps {
  readonly transactionKey: string;
  readonly lines: readonly StoryLine[];
  readonly names: readonly string[];
}

/** The raw lines, each with where it stands; what stands around one is a press away. */
export function LogLines({ transactionKey, lines, names }: LogLinesProps) {
  return (
    <PageBody label="Lines">
      {lines.map((line) => (
        <LogLine key={line.position} transactionKey={transactionKey} line={line} names={names} />
      ))}
    </PageBody>
  );
}

interface LogLineProps extends Omit<LogLinesProps, 'lines'> {
  readonly line: StoryLine;
}

function LogLine({ transactionKey, line, names }: LogLineProps) {
  const [isAround, setIsAround] = useState(false);
  return (
    <article className="log-line" aria-label={placeOf(line)}>
      <header className="log-line-head">
        <span className="mono log-line-place">
          <UntrustedText text={placeOf(line)} isTruncated />
        </span>
        <CopyButton label={`Copy ${placeOf(line)}`} text={recordAsLines(line)} />
        <Button kind="quiet" onPress={() => setIsAround(!isAround)}>
          {isAround ? 'Only this record' : 'Lines around'}
        </Button>
      </header>
      {isAround ? (
        <LineContext transactionKey={transactionKey} position={line.position} names={names} />
      ) : (
        <div className="log-line-text">
          <RecordText message={recordAsLines(line)} names={names} />
        </div>
      )}
    </article>
  );
}

function placeOf({ file, line, lineCount }: StoryLine): string {
  return lineCount === 1 ? `${file}:${line}` : `${file}:${line}-${line + lineCount - 1}`;
}
