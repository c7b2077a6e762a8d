import type { Query } from '../../../shared/query/term.ts';
import { Tabs } from '../../ui/tabs.tsx';
import { RecordsTab } from './records-tab.tsx';
import type { ChangeSearch, LogsSearch } from './search.ts';
import { SourcesTab } from './sources-tab.tsx';

interface LogsScreenProps {
  readonly search: LogsSearch;
  readonly onSearch: ChangeSearch;
  readonly onOpenTransactions: (terms: Query) => void;
}

/** The log files themselves: where they are, what was read of them, and every record in them. */
export function LogsScreen({ search, onSearch, onOpenTransactions }: LogsScreenProps) {
  return (
    <Tabs
      label="Logs"
      openId={search.tab ?? 'sources'}
      onOpen={(tab) => onSearch({ tab }, true)}
      pages={[
        { id: 'sources', label: 'Sources', content: () => <SourcesTab search={search} onSearch={onSearch} /> },
        {
          id: 'records',
          label: 'Records',
          content: () => <RecordsTab search={search} onSearch={onSearch} onOpenTransactions={onOpenTransactions} />,
        },
      ]}
    />
  );
}
