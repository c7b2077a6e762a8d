import { SANDBOX_STAGES, type SandboxEvent } from '../../../shared/contract/sandbox.ts';
import { Button } from '../../ui/button.tsx';
import { Mark } from '../../ui/mark.tsx';
import { Progress } from '../../ui/progress.tsx';
import './run-progress.css';

type Stage = (typeof SANDBOX_STAGES)[number];

const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  copying: 'Copy the database',
  preparing: 'Prepare people and items',
  running: 'Run the checkout',
  checking: 'Check what must hold',
};

interface RunProgressProps {
  readonly progress: Extract<SandboxEvent, { kind: 'progress' }> | null;
  readonly onCancel: () => void;
}

export function RunProgress({ progress, onCancel }: RunProgressProps) {
  const reached = progress === null ? 0 : SANDBOX_STAGES.indexOf(progress.stage);
  const within = progress === null || progress.total === 0 ? 0 : progress.done / progress.total;
  return (
    <section className="run-progress" aria-label="Progress of the run">
      <Progress label="Run" done={reached + within} total={SANDBOX_STAGES.length} />
      <ol className="run-stages">
        {SANDBOX_STAGES.map((stage, index) => (
          <li key={stage}>
            {index < reached && <Mark shape="tick" tone="green" word={STAGE_WORDS[stage]} />}
            {index === reached && <Mark shape="dots" tone="accent" word={STAGE_WORDS[stage]} />}
            {index > reached && <Mark shape="dash" tone="grey" word={STAGE_WORDS[stage]} />}
          </li>
        ))}
      </ol>
      <div>
        <Button icon="stop" keys="escape" onPress={onCancel}>
          Cancel
        </Button>
      </div>
    </section>
  );
}
