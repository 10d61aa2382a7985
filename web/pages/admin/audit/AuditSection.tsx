import type { AuditEvent } from '@wangge/api/contract'
import { Select } from 'antd'
import { useState } from 'react'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { adminText } from '../../../text/admin.ts'
import { type TextKey, useText, worded } from '../../../text/index.ts'
import { AdminTable } from '../AdminTable.tsx'
import styles from '../Form.module.css'
import own from './AuditSection.module.css'
import { useAudit } from './auditQueries.ts'

const DEED = 'admin.deed.'
const DEEDS = (Object.keys(adminText.zh) as TextKey[]).flatMap((key) =>
  key.startsWith(DEED) ? [key.slice(DEED.length)] : [],
)

/** Who did what: only added to. */
export default function AuditSection() {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const [action, setAction] = useState<string | null>(null)
  const query = useAudit(action === null ? {} : { action })
  const events = query.data?.pages.flatMap(({ items }) => items) ?? []
  const words = (prefix: string, word: string) =>
    `${prefix}${word}` in adminText.zh ? t(`${prefix}${word}` as TextKey) : word
  const deed = (word: string) => words(DEED, word)
  const subject = ({ subjectType, subjectId, personId }: AuditEvent) => {
    const isSelf = subjectType === 'person' && subjectId === personId
    return [words('admin.subject.', subjectType), isSelf ? t('admin.subject.self') : <Id key="id" id={subjectId} />]
  }
  return (
    <>
      <div className={styles['bar']}>
        <Select
          allowClear
          style={{ width: 200 }}
          aria-label={t('admin.audit.action')}
          placeholder={t('admin.audit.every')}
          value={action}
          options={DEEDS.map((value) => ({ value, label: deed(value) }))}
          onChange={(chosen) => setAction(chosen ?? null)}
        />
        <p>{t('admin.audit.note')}</p>
      </div>
      {query.error && !query.data ? (
        <Failed what="problem.what.list" error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton rows={8} />
      ) : events.length === 0 ? (
        <Notice title={t('admin.none')} />
      ) : (
        <AdminTable
          label={t('admin.audit')}
          rows={events}
          rowKey={({ id }) => id}
          columns={[
            { key: 'at', name: t('admin.audit.at'), cell: ({ at }) => dateTime(at, language, nowMs) },
            {
              key: 'person',
              name: t('admin.audit.person'),
              cell: ({ personName, role }) => `${personName} · ${worded(t, 'role', role)}`,
            },
            { key: 'action', name: t('admin.audit.action'), cell: (event) => deed(event.action) },
            { key: 'subject', name: t('admin.audit.subject'), isWide: true, cell: (event) => subject(event) },
            {
              key: 'reason',
              name: t('admin.audit.reason'),
              cell: (event) => (
                <span className={own['details']} title={detailsOf(event)}>
                  {detailsOf(event)}
                </span>
              ),
            },
          ]}
          foot={
            query.hasNextPage && (
              <button type="button" className={styles['link']} onClick={() => void query.fetchNextPage()}>
                {t('admin.more')}
              </button>
            )
          }
        />
      )}
    </>
  )
}

/** A name as it is; of a random one the end, which tells it from others. */
function Id({ id }: { id: string }) {
  return (
    <span className={own['id']} title={id}>
      {id.length > 24 ? `…${id.slice(-8)}` : id}
    </span>
  )
}

/** The reason given, then what was changed to what. */
function detailsOf({ reason, details }: AuditEvent): string {
  const values = Object.entries(details).map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
  return [reason, ...values].filter(Boolean).join(' · ')
}
