import type { SandboxRun } from '../../../shared/contract/sandbox.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { MessageText } from '../../ui/masking.tsx';
import { Section } from '../../ui/panel.tsx';
import './run-log.css';

interface RunLogProps {
  readonly lines: SandboxRun['logLines'];
  readonly names: readonly string[];
}

/** The log lines of the run, as they would stand in a log file. */
export function RunLog({ lines, names }: RunLogProps) {
  return (
    <Section
      title="Log"
      aside={
        <CopyButton label="Copy the log lines" text={lines.map((line) => line.text).join('\n')}>
          Copy
        </CopyButton>
      }
    >
      <ol className="run-log mono">
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a log never changes its order.
          <li key={index} className={`run-log-line run-log-${line.level.toLowerCase()}`}>
            <MessageText text={line.text} names={names} />
          </li>
        ))}
      </ol>
    </Section>
  );
}
