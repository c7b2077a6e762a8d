import { classNames } from './class-names.ts';
import { LogText } from './masking.tsx';
import './numbered-lines.css';

interface NumberedLinesProps {
  readonly label: string;
  readonly lines: readonly { readonly line: number; readonly text: string; readonly isOwn: boolean }[];
  /** The people that the lines may name. */
  readonly names?: readonly string[];
}

/** Lines of a file with their numbers; those that belong to the matter at hand stand out. */
export function NumberedLines({ label, lines, names = [] }: NumberedLinesProps) {
  return (
    <ol className="numbered-lines mono" aria-label={label}>
      {lines.map(({ line, text, isOwn }) => (
        <li key={line} className={classNames('numbered-line', isOwn && 'numbered-line-own')}>
          <span className="numbered-line-number number">{line}</span>
          {isOwn && <span className="visually-hidden">highlighted: </span>}
          <span className="numbered-line-text">
            <LogText text={text} names={names} />
          </span>
        </li>
      ))}
    </ol>
  );
}
