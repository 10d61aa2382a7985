import type { HazardKind, LedgerTables } from '@wangge/api/contract'
import { useState } from 'react'
import { useText } from '../../../text/index.ts'
import { AdminTable } from '../AdminTable.tsx'
import styles from '../Form.module.css'
import { KindEditor } from './KindEditor.tsx'
import { TablesSection } from './TablesSection.tsx'
import { useRuleName } from './useRuleName.ts'

/** Kinds of hazards: what they are called, in which order, and which clocks they start. */
export default function KindsSection() {
  return <TablesSection>{(tables) => <Kinds tables={tables} />}</TablesSection>
}

function Kinds({ tables }: { tables: LedgerTables }) {
  const { t } = useText()
  const { short } = useRuleName(tables.rules)
  const [edited, setEdited] = useState<HazardKind | 'new' | null>(null)
  const kinds = [...tables.kinds].sort((a, b) => a.sortOrder - b.sortOrder)
  return (
    <>
      <div className={styles['bar']}>
        <p>{t('admin.kind.note')}</p>
        <button type="button" className={styles['primary']} onClick={() => setEdited('new')}>
          {t('admin.kind.add')}
        </button>
      </div>
      <AdminTable
        label={t('admin.kinds')}
        rows={kinds}
        rowKey={({ key }) => key}
        isMuted={({ active }) => !active}
        columns={[
          { key: 'nameZh', name: t('admin.nameZh'), cell: ({ nameZh }) => nameZh },
          { key: 'nameEn', name: t('admin.nameEn'), cell: ({ nameEn }) => nameEn },
          { key: 'key', name: t('admin.key'), isWide: true, cell: ({ key }) => key },
          { key: 'order', name: t('admin.order'), isWide: true, cell: ({ sortOrder }) => sortOrder },
          { key: 'verify', name: t('admin.kind.verifyLimits'), cell: ({ verifyRule }) => short(verifyRule) },
          { key: 'reply', name: t('admin.kind.replyLimits'), isWide: true, cell: ({ replyRule }) => short(replyRule) },
          {
            key: 'fire',
            name: t('admin.kind.fire'),
            isWide: true,
            cell: ({ isFire }) => t(isFire ? 'admin.yes' : 'admin.no'),
          },
          { key: 'active', name: t('admin.kind.active'), cell: ({ active }) => t(active ? 'admin.yes' : 'admin.no') },
          {
            key: 'edit',
            name: t('admin.actions'),
            cell: (kind) => (
              <button
                type="button"
                className={styles['link']}
                aria-label={`${t('admin.edit')} ${kind.nameZh}`}
                onClick={() => setEdited(kind)}
              >
                {t('admin.edit')}
              </button>
            ),
          },
        ]}
      />
      {edited && <KindEditor kind={edited === 'new' ? null : edited} tables={tables} onClose={() => setEdited(null)} />}
    </>
  )
}
