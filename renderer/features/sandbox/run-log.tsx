import type { SandboxRun } from '../../../shared/contract/sandbox.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Section } from '../../ui/panel.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import './run-log.css';

/** The log lines of the run, as they would stand in a log file. */
export function RunLog({ lines }: { readonly lines: SandboxRun['logLines'] }) {
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
            <span className="run-log-level">{line.level}</span>
            <span className="run-log-text">
              <UntrustedText text={line.text} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
