import type { WorkspaceInfo } from '../../shared/contract/workspace.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import { ChoiceMenu } from '../ui/menu.tsx';
import { describeZone } from '../ui/moment-format.ts';
import { StatusButton } from '../ui/status-button.tsx';
import { UntrustedText } from '../ui/untrusted-text.tsx';
import { ExportStatus } from './export-status.tsx';
import { LogStatus } from './log-status.tsx';
import { THEMES, type Theme, usePreferences } from './preferences.ts';
import './status-bar.css';

const THEME_SIGNS = {
  system: { label: 'System theme', icon: 'screen' },
  light: { label: 'Light theme', icon: 'sun' },
  dark: { label: 'Dark theme', icon: 'moon' },
} as const satisfies Record<Theme, unknown>;

const JOURNAL_WORDS = { rollback: 'rollback journal', wal: 'write-ahead log' } as const;

/** The facts about the file, and how the operator wants to see things. */
export function StatusBar({ workspace }: { readonly workspace: WorkspaceInfo | undefined }) {
  const { theme, isMasked, setTheme, toggleMasking } = usePreferences();
  return (
    <footer className="status-bar">
      <div className="status-bar-facts">{workspace !== undefined && <WorkspaceFacts workspace={workspace} />}</div>
      <ExportStatus />
      <LogStatus />
      <span className="number" title="All times are shown in this zone; hover one to see it in UTC.">
        {describeZone(new Date())}
      </span>
      <StatusButton icon={isMasked ? 'mask' : 'eye'} label="Mask personal data" isOn={isMasked} onPress={toggleMasking}>
        {isMasked ? 'Masked' : 'Not masked'}
      </StatusButton>
      <ChoiceMenu
        label="Theme"
        mode="single"
        trigger={<StatusButton icon={THEME_SIGNS[theme].icon}>{THEME_SIGNS[theme].label}</StatusButton>}
        choices={THEMES.map((id) => ({ id, ...THEME_SIGNS[id] }))}
        chosen={new Set([theme])}
        onChange={(chosen) => {
          const next = THEMES.find((candidate) => chosen.has(candidate));
          if (next !== undefined) setTheme(next);
        }}
      />
    </footer>
  );
}

function WorkspaceFacts({ workspace }: { readonly workspace: WorkspaceInfo }) {
  const { location, sizeBytes, journal, counts } = workspace;
  return (
    <>
      <span className="status-bar-file" title={location}>
        <UntrustedText text={location} isTruncated />
      </span>
      <span className="number">{formatBytes(sizeBytes)}</span>
      <span className="status-bar-extra">{JOURNAL_WORDS[journal]}</span>
      <span className="number">
        {counts.attempts === null ? 'no attempts table' : `${counts.attempts.toLocaleString('en-US')} attempts`}
      </span>
    </>
  );
}
