import { Button } from '../../ui/button.tsx';
import { formatBytes } from '../../ui/format-bytes.ts';
import { Switch } from '../../ui/switch.tsx';
import { useLiveStore } from './live-store.ts';
import './live-switch.css';

/** Watches the logs: what is new is announced, nothing moves by itself; a pause holds even the counts still. */
export function LiveSwitch() {
  const { isWatching, isPaused, waiting, bytesBehind, problem, start, stop, togglePause } = useLiveStore();
  return (
    <span className="live-switch">
      {problem !== null && (
        <span className="live-problem quiet truncate" role="alert" title={problem}>
          Watching ended: {problem}
        </span>
      )}
      {isWatching && bytesBehind > 0 && <span className="quiet number">{formatBytes(bytesBehind)} behind</span>}
      {isWatching && (
        <Button kind="quiet" icon={isPaused ? 'play' : 'pause'} onPress={togglePause}>
          {isPaused ? `Resume, ${waiting.toLocaleString('en-US')} waiting` : 'Pause'}
        </Button>
      )}
      <Switch icon="live" isOn={isWatching} onChange={(isOn) => (isOn ? void start() : stop())}>
        Live
      </Switch>
    </span>
  );
}
