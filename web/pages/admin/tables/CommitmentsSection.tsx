import type { CommitmentKind, LedgerTables } from '@wangge/api/contract'
import { useState } from 'react'
import { useText } from '../../../text/index.ts'
import { AdminTable } from '../AdminTable.tsx'
import styles from '../Form.module.css'
import { CommitmentEditor } from './CommitmentEditor.tsx'
import { TablesSection } from './TablesSection.tsx'

/** What a major hazard must have on record before it goes to rectifying. */
export default function CommitmentsSection() {
  return <TablesSection>{(tables) => <Commitments tables={tables} />}</TablesSection>
}

function Commitments({ tables }: { tables: LedgerTables }) {
  const { t } = useText()
  const [edited, setEdited] = useState<CommitmentKind | 'new' | null>(null)
  const commitments = [...tables.commitments].sort((a, b) => a.sortOrder - b.sortOrder)
  return (
    <>
      <div className={styles['bar']}>
        <p>{t('admin.commitment.note')}</p>
        <button type="button" className={styles['primary']} onClick={() => setEdited('new')}>
          {t('admin.commitment.add')}
        </button>
      </div>
      <AdminTable
        label={t('admin.commitments')}
        rows={commitments}
        rowKey={({ key }) => key}
        isMuted={({ required }) => !required}
        columns={[
          { key: 'nameZh', name: t('admin.nameZh'), cell: ({ nameZh }) => nameZh },
          { key: 'nameEn', name: t('admin.nameEn'), cell: ({ nameEn }) => nameEn },
          { key: 'key', name: t('admin.key'), isWide: true, cell: ({ key }) => key },
          { key: 'order', name: t('admin.order'), isWide: true, cell: ({ sortOrder }) => sortOrder },
          {
            key: 'required',
            name: t('admin.commitment.required'),
            cell: ({ required }) => t(required ? 'admin.yes' : 'admin.no'),
          },
          {
            key: 'edit',
            name: t('admin.actions'),
            cell: (entry) => (
              <button
                type="button"
                className={styles['link']}
                aria-label={`${t('admin.edit')} ${entry.nameZh}`}
                onClick={() => setEdited(entry)}
              >
                {t('admin.edit')}
              </button>
            ),
          },
        ]}
      />
      {edited && (
        <CommitmentEditor entry={edited === 'new' ? null : edited} all={commitments} onClose={() => setEdited(null)} />
      )}
    </>
  )
}
