import type { LogSource } from '../../../shared/contract/logs.ts';
import { formatBytes } from '../../ui/format-bytes.ts';
import type { ListColumn } from '../../ui/list-columns.ts';
import { LogTime } from '../../ui/moment.tsx';
import { UntrustedText } from '../../ui/untrusted-text.tsx';
import { describeClock } from './clock-words.ts';
import type { SourceSort } from './sorted-sources.ts';
import { fileName, SourceStateMark } from './source-state.tsx';
import './source-columns.css';

/** Sizes, counts and times begin with the greatest: that is what one looks for. */
export const SOURCE_COLUMNS: readonly ListColumn<LogSource, SourceSort>[] = [
  {
    id: 'path',
    label: 'Log',
    track: 'minmax(200px, 1fr)',
    sort: 'path',
    isFixed: true,
    cell: ({ path }) => <SourceName path={path} />,
  },
  {
    id: 'state',
    label: 'State',
    track: '172px',
    sort: 'state',
    cell: ({ state, sizeBytes }) => <SourceStateMark state={state} isEmpty={sizeBytes === 0} />,
  },
  {
    id: 'size',
    label: 'Size',
    track: '76px',
    align: 'end',
    sort: 'size',
    firstDirection: 'descending',
    cell: ({ sizeBytes }) => formatBytes(sizeBytes),
  },
  {
    id: 'records',
    label: 'Records',
    track: '92px',
    align: 'end',
    sort: 'records',
    firstDirection: 'descending',
    cell: ({ records }) => records.toLocaleString('en-US'),
  },
  {
    id: 'lines',
    label: 'Lines',
    track: '84px',
    align: 'end',
    sort: 'lines',
    firstDirection: 'descending',
    hideBelow: 868,
    cell: ({ lines }) => lines.toLocaleString('en-US'),
  },
  {
    id: 'first',
    label: 'First line',
    track: '168px',
    sort: 'firstTime',
    firstDirection: 'descending',
    hideBelow: 948,
    cell: ({ firstTime }) => logTime(firstTime),
  },
  {
    id: 'last',
    label: 'Last line',
    track: '168px',
    sort: 'lastTime',
    firstDirection: 'descending',
    hideBelow: 708,
    cell: ({ lastTime }) => logTime(lastTime),
  },
  {
    id: 'clock',
    label: 'Clock',
    track: '128px',
    hideBelow: 1048,
    cell: (source) => <span className="quiet number">{describeClock(source)}</span>,
  },
];

/** The file first: a folder is long, and the same for most. */
function SourceName({ path }: { readonly path: string }) {
  const name = fileName(path);
  const folder = path.slice(0, path.length - name.length);
  return (
    <span className="source-name">
      <span className="source-file">
        <UntrustedText text={name} isTruncated />
      </span>
      <span className="quiet truncate">
        <UntrustedText text={folder} isTruncated />
      </span>
    </span>
  );
}

function logTime(time: string | null) {
  return time === null ? <span className="quiet">–</span> : <LogTime text={time} />;
}
