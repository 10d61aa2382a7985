import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { askAnew } from '../../../data/afterChange.ts'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { signed } from '../edits/editWords.ts'
import { gainOf } from './listed.ts'
import styles from './Scenarios.module.css'
import { deleteScenario, SCENARIOS_KEY, type ScenarioSummary } from './scenarioQueries.ts'
import { useScenarioLink } from './useScenarioLink.ts'

interface ScenarioRowProps {
  row: ScenarioSummary
  isCurrent: boolean
  onOpen(): void
  onDeleted(): void
}

export function ScenarioRow({ row, isCurrent, onOpen, onDeleted }: ScenarioRowProps) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const toast = useToast()
  const copyLink = useScenarioLink()
  const problemWords = useProblemWords()
  const client = useQueryClient()
  const [isAsking, setAsking] = useState(false)
  const [copied, setCopied] = useState('')
  const remove = useMutation({
    mutationFn: () => deleteScenario(row.id),
    onSuccess: () => {
      toast(t('scenario.deleted', { name: row.name }))
      onDeleted()
      void askAnew(client, SCENARIOS_KEY)
    },
  })
  const { adoptedAt, adoptedByName, changedByName, changedAt, network } = row
  return (
    <li data-current={isCurrent || undefined}>
      <div className={styles['first']}>
        <button type="button" className={styles['title']} onClick={onOpen} aria-current={isCurrent}>
          {row.name}
        </button>
        <strong>{signed(gainOf(row), row.settings.weight, t)}</strong>
      </div>
      <p className={styles['note']}>
        {t('scenario.list.by', { name: changedByName, at: dateTime(changedAt, language, nowMs) })} ·{' '}
        {t('scenario.list.edits', { n: row.edits })}
      </p>
      {row.note !== '' && <p className={styles['note']}>{row.note}</p>}
      {(adoptedAt !== null || row.isNetworkOld) && (
        <div className={styles['tags']}>
          {adoptedAt !== null && (
            <span className={styles['adopted']}>
              {t('scenario.list.adopted', { name: adoptedByName ?? '', at: dateTime(adoptedAt, language, nowMs) })}
            </span>
          )}
          {row.isNetworkOld && <span>{t('scenario.list.oldNetwork', { version: network.version })}</span>}
        </div>
      )}
      {remove.error && (
        <p className={styles['failure']} role="alert">
          {problemWords(remove.error)}
        </p>
      )}
      {isAsking ? (
        <div className={styles['failure']} role="alert">
          <p>{t('scenario.deleteSure', { name: row.name })}</p>
          <div className={styles['buttons']}>
            <button
              type="button"
              className={`${styles['button']} ${styles['danger']}`}
              disabled={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {t('scenario.deleteYes')}
            </button>
            <button type="button" className={styles['button']} onClick={() => setAsking(false)}>
              {t('app.cancel')}
            </button>
          </div>
        </div>
      ) : (
        <div className={styles['buttons']}>
          <button type="button" className={styles['link']} onClick={onOpen}>
            {t('scenario.open')}
          </button>
          <button type="button" className={styles['link']} onClick={() => void copyLink(row.id).then(setCopied)}>
            {t('scenario.copyLink')}
          </button>
          {row.allowedActions.includes('delete') && (
            <button type="button" className={styles['link']} onClick={() => setAsking(true)}>
              {t('scenario.delete')}
            </button>
          )}
          <span className={styles['note']} role="status">
            {copied}
          </span>
        </div>
      )}
    </li>
  )
}
