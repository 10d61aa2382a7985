import type { BulkActionInput, BulkResult, Hazard } from '@wangge/api/contract'
import { useState } from 'react'
import { changeKey } from '../../data/changeKey.ts'
import { useBulkAction } from '../../data/hazardChanges.ts'
import { useSession } from '../../data/session.ts'
import { count } from '../../format/number.ts'
import { useProblemWords } from '../../parts/problemWords.ts'
import { useToast } from '../../parts/Toasts.tsx'
import { useText } from '../../text/index.ts'
import styles from './BulkBar.module.css'
import { type BulkAct, BulkForm } from './BulkForm.tsx'
import { BulkRefused } from './BulkRefused.tsx'

/** The most that one request carries. */
const AT_ONCE = 200

const ACTS = ['acknowledge', 'assign', 'transfer', 'note'] as const

interface BulkBarProps {
  ids: readonly string[]
  rows: readonly Hazard[]
  /** What stays marked: nothing, or those that were refused. */
  onDone(ids: string[]): void
}

/** What can be done with the marked rows at once; each is done or refused by itself, and the refused ones stay marked. */
export function BulkBar({ ids, rows, onDone }: BulkBarProps) {
  const { t } = useText()
  const words = useProblemWords()
  const toast = useToast()
  const role = useSession()?.role
  const bulk = useBulkAction()
  const [asked, setAsked] = useState<BulkAct['action'] | null>(null)
  const [done, setDone] = useState(0)
  const [result, setResult] = useState<BulkResult | null>(null)

  const run = async (action: BulkActionInput['action']): Promise<void> => {
    setAsked(null)
    setResult(null)
    setDone(0)
    const sum: BulkResult = { done: [], refused: [] }
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const part = await bulk.mutateAsync({
        input: { ids: ids.slice(start, start + AT_ONCE), action },
        key: changeKey(),
      })
      sum.done.push(...part.done)
      sum.refused.push(...part.refused)
      setDone(sum.done.length + sum.refused.length)
    }
    setResult(sum)
    toast(t('ledger.bulkDone', { n: count(sum.done.length) }))
    onDone(sum.refused.map(({ id }) => id))
  }
  const begin = (act: (typeof ACTS)[number]): void => {
    if (act === 'acknowledge') run({ action: 'acknowledge' }).catch(() => undefined)
    else setAsked(act)
  }
  const acts = role === 'patrol_member' ? (['note'] as const) : ACTS
  return (
    <section className={styles['bar']} aria-label={t('ledger.bulk')}>
      <strong role="status">
        {bulk.isPending
          ? t('ledger.bulkRunning', { n: count(done), all: count(ids.length) })
          : t('ledger.marked', { n: count(ids.length) })}
      </strong>
      {acts.map((act) => (
        <button key={act} type="button" disabled={bulk.isPending} onClick={() => begin(act)}>
          {t(`ledger.bulk.${act}`)}
        </button>
      ))}
      <button type="button" className={styles['plain']} disabled={bulk.isPending} onClick={() => onDone([])}>
        {t('ledger.unmark')}
      </button>
      {bulk.error && <span role="alert">{words(bulk.error)}</span>}
      {asked && (
        <BulkForm
          act={asked}
          n={ids.length}
          onCancel={() => setAsked(null)}
          onSend={(action) => run(action).catch(() => undefined)}
        />
      )}
      {result && result.refused.length > 0 && (
        <BulkRefused result={result} rows={rows} onClose={() => setResult(null)} />
      )}
    </section>
  )
}
