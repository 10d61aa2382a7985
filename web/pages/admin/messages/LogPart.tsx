import type { MessageDelivery } from '@wangge/api/contract'
import { DELIVERY_STATES, MESSAGE_EVENTS } from '@wangge/db/vocabulary'
import { Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { casePath } from '../../../messages/casePath.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { type AdminColumn, AdminTable } from '../AdminTable.tsx'
import styles from '../Form.module.css'
import { answerWords } from './answerWords.ts'
import own from './MessagesSection.module.css'
import { type LogFilter, useChannels, useDeliveries, useSendAgain } from './messageQueries.ts'

/** What became of each message. */
export function LogPart() {
  const { t } = useText()
  const words = useProblemWords()
  const toast = useToast()
  const [filter, setFilter] = useState<LogFilter>({ channelId: null, event: null, state: null })
  const query = useDeliveries(filter)
  const again = useSendAgain()
  const channels = useChannels().data?.items ?? []
  const columns = useLogColumns((id) => again.mutate(id, { onSuccess: () => toast(t('messages.log.didAgain')) }))
  const deliveries = query.data?.pages.flatMap(({ items }) => items) ?? []
  const choices = [
    {
      name: 'channelId',
      label: t('messages.log.everyChannel'),
      options: channels.map((one) => ({ value: one.id, label: one.name })),
    },
    {
      name: 'event',
      label: t('messages.log.everyEvent'),
      options: [...MESSAGE_EVENTS, 'test' as const].map((value) => ({ value, label: t(`messages.event.${value}`) })),
    },
    {
      name: 'state',
      label: t('messages.log.everyState'),
      options: DELIVERY_STATES.map((value) => ({ value, label: t(`messages.delivery.${value}`) })),
    },
  ] as const
  return (
    <>
      <div className={styles['bar']}>
        {choices.map(({ name, label, options }) => (
          <Select
            key={name}
            allowClear
            style={{ width: 160 }}
            aria-label={label}
            placeholder={label}
            value={filter[name]}
            options={[...options]}
            onChange={(chosen: string | undefined) => setFilter({ ...filter, [name]: chosen ?? null })}
          />
        ))}
        <p>{t('messages.log.note')}</p>
        {again.error && (
          <p className={styles['failure']} role="alert">
            {words(again.error)}
          </p>
        )}
      </div>
      {query.error && !query.data ? (
        <Failed what="problem.what.list" error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton rows={8} />
      ) : deliveries.length === 0 ? (
        <Notice title={t('admin.none')} />
      ) : (
        <AdminTable
          label={t('messages.log')}
          columns={columns}
          rows={deliveries}
          rowKey={({ id }) => id}
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

function useLogColumns(onAgain: (id: string) => void): AdminColumn<MessageDelivery>[] {
  const { t, language } = useText()
  const nowMs = useNow(10)
  const moment = (at: string) => dateTime(at, language, nowMs)
  return [
    { key: 'at', name: t('messages.log.at'), cell: ({ createdAt }) => moment(createdAt) },
    { key: 'event', name: t('messages.rule.event'), cell: ({ event }) => t(`messages.event.${event}`) },
    {
      key: 'case',
      name: t('messages.log.case'),
      cell: ({ caseKind, caseId, serial, areaName }) => (
        <>
          {caseKind && caseId && serial && <Link to={casePath(caseKind, caseId)}>{serial}</Link>} {areaName}
        </>
      ),
    },
    { key: 'channel', name: t('messages.rule.channel'), cell: ({ channelName }) => channelName },
    { key: 'rule', name: t('messages.rules'), isWide: true, cell: ({ ruleName }) => ruleName },
    {
      key: 'state',
      name: t('messages.state'),
      cell: ({ state, nextTryAt }) => (
        <>
          <span className={own['state']} data-state={state}>
            {t(`messages.delivery.${state}`)}
          </span>
          {(state === 'waiting' || state === 'held') &&
            nextTryAt &&
            Date.parse(nextTryAt) > nowMs &&
            ` · ${t('messages.delivery.nextTry', { time: moment(nextTryAt) })}`}
        </>
      ),
    },
    { key: 'attempts', name: t('messages.log.attempts'), isWide: true, cell: ({ attempts }) => attempts || '' },
    {
      key: 'answer',
      name: t('messages.log.answer'),
      isWide: true,
      cell: ({ answer }) => (
        <span className={own['answer']} title={answer}>
          {answerWords(t, answer)}
        </span>
      ),
    },
    {
      key: 'again',
      name: t('admin.actions'),
      cell: ({ id, event, channelKind, state, serial }) =>
        event !== 'test' &&
        channelKind !== 'page' &&
        state !== 'sending' && (
          <button
            type="button"
            className={styles['link']}
            aria-label={`${t('messages.log.again')} ${serial ?? ''}`}
            onClick={() => onAgain(id)}
          >
            {t('messages.log.again')}
          </button>
        ),
    },
  ]
}
