import type { ClockRule, LedgerTables } from '@wangge/api/contract'
import { CLOCKS } from '@wangge/db/vocabulary'
import { useState } from 'react'
import { useText } from '../../../text/index.ts'
import { useLimitWords } from '../../hazard/clocks/useLimitWords.ts'
import { AdminTable } from '../AdminTable.tsx'
import styles from '../Form.module.css'
import table from './ClocksSection.module.css'
import { RuleEditor } from './RuleEditor.tsx'
import { TablesSection } from './TablesSection.tsx'

/** The limits that clocks start with; a change is a new version, and what runs keeps its own. */
export default function ClocksSection() {
  return <TablesSection>{(tables) => <Clocks tables={tables} />}</TablesSection>
}

function Clocks({ tables }: { tables: LedgerTables }) {
  const { t } = useText()
  const limitWords = useLimitWords()
  const [edited, setEdited] = useState<ClockRule | null>(null)
  const rules = [...tables.rules].sort((a, b) => CLOCKS.indexOf(a.clock) - CLOCKS.indexOf(b.clock))
  const limit = (one: ClockRule['statutory']) => (one ? limitWords(one) : t('admin.rule.none'))
  return (
    <>
      <div className={styles['bar']}>
        <p>
          {t('admin.rule.earlier')} {t('admin.rule.note')}
        </p>
      </div>
      <AdminTable
        label={t('admin.clocks')}
        rows={rules}
        rowKey={({ key }) => key}
        columns={[
          {
            key: 'name',
            name: t('admin.rule.name'),
            cell: ({ key, clock }) => (
              <>
                {t(`hazard.clockName.${clock}`)} <small className={table['key']}>{key}</small>
              </>
            ),
          },
          { key: 'statutory', name: t('admin.rule.statutory'), cell: ({ statutory }) => limit(statutory) },
          { key: 'promised', name: t('admin.rule.promised'), cell: ({ promised }) => limit(promised) },
          {
            key: 'startDay',
            name: t('admin.rule.startDay'),
            isWide: true,
            cell: ({ countsStartDay }) => t(countsStartDay ? 'admin.yes' : 'admin.no'),
          },
          {
            key: 'source',
            name: t('admin.rule.source'),
            isWide: true,
            cell: ({ source }) => (
              <span className={table['source']} title={source}>
                {source}
              </span>
            ),
          },
          {
            key: 'version',
            name: t('admin.rule.version'),
            cell: ({ version }) => t('admin.rule.versionValue', { n: version }),
          },
          {
            key: 'edit',
            name: t('admin.actions'),
            cell: (rule) => (
              <button
                type="button"
                className={styles['link']}
                aria-label={`${t('admin.rule.new')} ${rule.key}`}
                onClick={() => setEdited(rule)}
              >
                {t('admin.rule.new')}
              </button>
            ),
          },
        ]}
      />
      {edited && <RuleEditor rule={edited} onClose={() => setEdited(null)} />}
    </>
  )
}
