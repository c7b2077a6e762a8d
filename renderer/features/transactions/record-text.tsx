import { LogText } from '../../ui/masking.tsx';
import './record-text.css';

interface RecordTextProps {
  readonly message: string;
  readonly names: readonly string[];
}

/** A message of the log: its first line, and what follows folded away until somebody asks for it. */
export function RecordText({ message, names }: RecordTextProps) {
  const [first = '', ...rest] = message.split('\n');
  return (
    <>
      <span className="mono">
        <LogText text={first} names={names} />
      </span>
      {rest.length > 0 && (
        <details className="record-rest">
          <summary>{foldedWords(rest)}</summary>
          <ol className="mono">
            {rest.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one message never move.
              <li key={index} className="record-line">
                <LogText text={line} names={names} />
              </li>
            ))}
          </ol>
        </details>
      )}
    </>
  );
}

function foldedWords(lines: readonly string[]): string {
  const count = lines.length === 1 ? '1 more line' : `${lines.length} more lines`;
  return lines.some((line) => line.startsWith('Traceback (most recent call last)')) ? `Traceback, ${count}` : count;
}
