import type { MessageRule } from '@wangge/api/contract'
import { useState } from 'react'
import { useLedgerTables } from '../../../data/ledgerTables.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { type AdminColumn, AdminTable } from '../AdminTable.tsx'
import styles from '../Form.module.css'
import { useChannels, useRules } from './messageQueries.ts'
import { RuleEditor } from './RuleEditor.tsx'

/** What is told where. */
export function RulesPart() {
  const { t } = useText()
  const query = useRules()
  const channels = useChannels().data?.items
  /** 'new', or the rule that is changed. */
  const [edited, setEdited] = useState<string | null>(null)
  const columns = useRuleColumns(setEdited)
  const rules = query.data?.items ?? []
  const hasChannel = channels !== undefined && channels.length > 0
  return (
    <>
      <div className={styles['bar']}>
        <p>{t(channels?.length === 0 ? 'messages.rule.needsChannel' : 'messages.rule.note')}</p>
        <button type="button" className={styles['primary']} disabled={!hasChannel} onClick={() => setEdited('new')}>
          {t('messages.rule.add')}
        </button>
      </div>
      {query.error && !query.data ? (
        <Failed what="problem.what.list" error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton rows={4} />
      ) : rules.length === 0 ? (
        <Notice title={t('admin.none')} />
      ) : (
        <AdminTable
          label={t('messages.rules')}
          columns={columns}
          rows={rules}
          rowKey={({ id }) => id}
          isMuted={({ active }) => !active}
        />
      )}
      {edited !== null && channels && (
        <RuleEditor
          key={edited}
          rule={rules.find(({ id }) => id === edited) ?? null}
          channels={channels}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

function useRuleColumns(onEdit: (id: string) => void): AdminColumn<MessageRule>[] {
  const { t, language } = useText()
  const channels = useChannels().data?.items ?? []
  const kinds = useLedgerTables().data?.kinds ?? []
  const kindName = (key: string): string => {
    const kind = kinds.find((one) => one.key === key)
    return kind ? (language === 'zh' ? kind.nameZh : kind.nameEn) : key
  }
  return [
    { key: 'name', name: t('messages.rule.name'), cell: ({ name }) => name },
    { key: 'event', name: t('messages.rule.event'), cell: ({ event }) => t(`messages.event.${event}`) },
    {
      key: 'grade',
      name: t('messages.rule.grade'),
      isWide: true,
      cell: ({ minGrade }) => t(minGrade === 'major' ? 'messages.rule.majorOnly' : 'messages.rule.anyGrade'),
    },
    {
      key: 'area',
      name: t('messages.rule.area'),
      cell: ({ areaCode, areaName }) => areaName ?? areaCode ?? t('messages.rule.everywhere'),
    },
    {
      key: 'kinds',
      name: t('messages.rule.kinds'),
      isWide: true,
      cell: (rule) =>
        rule.kinds === null
          ? t('messages.rule.anyKind')
          : rule.kinds.map(kindName).join(language === 'zh' ? '、' : ', '),
    },
    {
      key: 'channel',
      name: t('messages.rule.channel'),
      cell: ({ channelId, role }) => {
        const name = channels.find(({ id }) => id === channelId)?.name ?? ''
        return role ? `${name} · ${t(`role.${role}`)}` : name
      },
    },
    {
      key: 'quiet',
      name: t('messages.rule.quiet'),
      isWide: true,
      cell: ({ quiet }) => (quiet ? `${quiet.from}–${quiet.to}` : t('messages.rule.noQuiet')),
    },
    {
      key: 'state',
      name: t('messages.state'),
      isWide: true,
      cell: ({ active }) => t(active ? 'messages.on' : 'messages.off'),
    },
    {
      key: 'edit',
      name: t('admin.actions'),
      cell: ({ id, name }) => (
        <button
          type="button"
          className={styles['link']}
          aria-label={`${t('admin.edit')} ${name}`}
          onClick={() => onEdit(id)}
        >
          {t('admin.edit')}
        </button>
      ),
    },
  ]
}
