import { ProgressBar } from 'react-aria-components';
import './progress.css';

interface ProgressProps {
  readonly label: string;
  readonly done: number;
  readonly total: number;
}

/** How far something has come. */
export function Progress({ label, done, total }: ProgressProps) {
  const percentage = total === 0 ? 0 : Math.min(100, (done / total) * 100);
  return (
    <ProgressBar className="progress" aria-label={label} value={percentage}>
      <div className="progress-track">
        <div className="progress-done" style={{ width: `${percentage}%` }} />
      </div>
    </ProgressBar>
  );
}
