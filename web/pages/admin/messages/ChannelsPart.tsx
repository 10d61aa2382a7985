import type { MessageChannel } from '@wangge/api/contract'
import { useState } from 'react'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { type AdminColumn, AdminTable } from '../AdminTable.tsx'
import styles from '../Form.module.css'
import { answerWords } from './answerWords.ts'
import { ChannelEditor } from './ChannelEditor.tsx'
import own from './MessagesSection.module.css'
import { useChannels, useTryChannel } from './messageQueries.ts'

/** Where messages go. */
export function ChannelsPart() {
  const { t } = useText()
  const words = useProblemWords()
  const toast = useToast()
  const query = useChannels()
  const trial = useTryChannel()
  /** 'new', or the channel that is changed. */
  const [edited, setEdited] = useState<string | null>(null)
  const channels = query.data?.items ?? []
  const tryOut = ({ id, name }: MessageChannel): void =>
    trial.mutate(id, { onSuccess: ({ state }) => state === 'sent' && toast(t('messages.channel.testSent', { name })) })
  const columns = useChannelColumns({ onEdit: setEdited, onTry: tryOut })
  const tried = channels.find(({ id }) => id === trial.variables)
  const failed = trial.data && trial.data.state !== 'sent' && tried
  return (
    <>
      <div className={styles['bar']}>
        <p>{t('messages.channel.note')}</p>
        <button type="button" className={styles['primary']} onClick={() => setEdited('new')}>
          {t('messages.channel.add')}
        </button>
        {failed && (
          <p className={styles['failure']} role="alert">
            {t('messages.channel.testFailed', { name: failed.name, answer: answerWords(t, trial.data?.answer ?? '') })}
          </p>
        )}
        {trial.error && (
          <p className={styles['failure']} role="alert">
            {words(trial.error)}
          </p>
        )}
      </div>
      {query.error && !query.data ? (
        <Failed what="problem.what.list" error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton rows={4} />
      ) : channels.length === 0 ? (
        <Notice title={t('admin.none')} />
      ) : (
        <AdminTable
          label={t('messages.channels')}
          columns={columns}
          rows={channels}
          rowKey={({ id }) => id}
          isMuted={({ active }) => !active}
        />
      )}
      {edited !== null && (
        <ChannelEditor
          key={edited}
          channel={channels.find(({ id }) => id === edited) ?? null}
          onTry={(channel) => {
            setEdited(null)
            tryOut(channel)
          }}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  )
}

function useChannelColumns({
  onEdit,
  onTry,
}: {
  onEdit(id: string): void
  onTry(channel: MessageChannel): void
}): AdminColumn<MessageChannel>[] {
  const { t, language } = useText()
  const nowMs = useNow(10)
  return [
    { key: 'name', name: t('messages.channel.name'), cell: ({ name }) => name },
    { key: 'kind', name: t('messages.channel.kind'), cell: ({ kind }) => t(`messages.kind.${kind}`) },
    { key: 'address', name: t('messages.channel.address'), isWide: true, cell: ({ addressHint }) => addressHint },
    {
      key: 'language',
      name: t('messages.channel.language'),
      isWide: true,
      cell: (channel) => t(`messages.channel.${channel.language}`),
    },
    {
      key: 'state',
      name: t('messages.state'),
      cell: ({ active, failures, restsUntil }) => {
        if (!active) return t('messages.off')
        if (failures === 0) return t('messages.on')
        const isResting = restsUntil !== null && Date.parse(restsUntil) > nowMs
        return (
          <span className={own['problem']}>
            {isResting
              ? t('messages.channel.rests', { count: failures, time: dateTime(restsUntil, language, nowMs) })
              : t('messages.channel.fails', { count: failures })}
          </span>
        )
      },
    },
    {
      // On a phone from the channel's own drawer.
      key: 'test',
      name: t('messages.event.test'),
      isWide: true,
      cell: (channel) => (
        <button
          type="button"
          className={styles['link']}
          aria-label={`${t('messages.channel.test')} ${channel.name}`}
          onClick={() => onTry(channel)}
        >
          {t('messages.channel.test')}
        </button>
      ),
    },
    {
      key: 'actions',
      name: t('admin.actions'),
      cell: (channel) => (
        <button
          type="button"
          className={styles['link']}
          aria-label={`${t('admin.edit')} ${channel.name}`}
          onClick={() => onEdit(channel.id)}
        >
          {t('admin.edit')}
        </button>
      ),
    },
  ]
}
