import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Popover } from '../ui/popover.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';
import './top-bar.css';

interface TopBarProps {
  /** Undefined while it loads. */
  readonly workspace: WorkspaceInfo | undefined;
  readonly onSearch: () => void;
  readonly onHelp: () => void;
}

/** Which marketplace this is and what may be done to it; the way to everything else. */
export function TopBar({ workspace, onSearch, onHelp }: TopBarProps) {
  return (
    <header className="top-bar">
      <div className="top-bar-workspace">
        {workspace !== undefined && (
          <>
            <h1 className="truncate">
              <UntrustedText text={workspace.name} isTruncated />
            </h1>
            {workspace.kind === 'demo' && <span className="badge badge-demo">Demo</span>}
            <span className="badge" title="The console only reads this database. It cannot change a byte of it.">
              <Icon name="lock" />
              READ-ONLY
            </span>
            {workspace.missing.length > 0 && <MissingParts missing={workspace.missing} />}
          </>
        )}
      </div>
      <Button icon="search" keys="mod+k" onPress={onSearch}>
        Search or jump
      </Button>
      <IconButton icon="help" label="Help and keys" keys="?" onPress={onHelp} />
    </header>
  );
}

function MissingParts({ missing }: { readonly missing: readonly string[] }) {
  return (
    <Popover
      label="What this database does not have"
      trigger={
        <Button kind="quiet" icon="notice">
          {missing.length === 1 ? '1 part missing' : `${missing.length} parts missing`}
        </Button>
      }
    >
      {() => (
        <>
          <h2>What this database does not have</h2>
          <ul className="missing-parts">
            {missing.map((sentence) => (
              <li key={sentence}>
                <UntrustedText text={sentence} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Popover>
  );
}
