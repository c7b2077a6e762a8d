import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import './tabs.css';

export interface TabPage<Id extends string> {
  readonly id: Id;
  readonly label: string;
  /** How much there is inside; null when that is not known. */
  readonly count?: number | null;
  readonly content: () => ReactNode;
}

interface TabsProps<Id extends string> {
  readonly label: string;
  readonly pages: readonly TabPage<Id>[];
  readonly openId: Id;
  readonly onOpen: (id: Id) => void;
}

export function Tabs<Id extends string>({ label, pages, openId, onOpen }: TabsProps<Id>) {
  return (
    <AriaTabs
      className="tabs"
      selectedKey={openId}
      onSelectionChange={(key) => {
        const page = pages.find((candidate) => candidate.id === key);
        if (page !== undefined) onOpen(page.id);
      }}
    >
      <TabList className="tabs-list" aria-label={label}>
        {pages.map((page) => (
          <Tab key={page.id} id={page.id} className="tab">
            {page.label}
            {typeof page.count === 'number' && <span className="tab-count number">{page.count}</span>}
          </Tab>
        ))}
      </TabList>
      {pages.map((page) => (
        <TabPanel key={page.id} id={page.id} className="tab-panel">
          {page.content()}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
