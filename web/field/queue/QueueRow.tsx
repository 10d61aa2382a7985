import { type QueueItem, queue } from '../offline/index.ts'
import { FieldButton } from '../parts/FieldButton.tsx'
import { useProblemText } from '../problemText.ts'
import { addressOf, goTo } from '../route.ts'
import { useFieldText } from '../text.ts'
import { useActionWords } from './actionWords.ts'
import styles from './QueueRow.module.css'
import { StateMark } from './StateMark.tsx'

interface QueueRowProps {
  item: QueueItem
  all: readonly QueueItem[]
  writtenAt: string
}

/** One thing that was written: what, when, its photos, where it stands, and what can be done about it. */
export function QueueRow({ item, all, writtenAt }: QueueRowProps) {
  const { t } = useFieldText()
  const problemText = useProblemText()
  const words = useActionWords()
  const { id, action, label, state, photos, problem, waitsFor, result } = item
  const before = waitsFor === null ? undefined : all.find((one) => one.id === waitsFor)
  const discard = (): void => {
    if (confirm(t('queue.discardSure', { what: words(action) }))) void queue.discard(id)
  }
  return (
    <li className={styles['row']} data-state={state}>
      <StateMark state={state} />
      <div className={styles['what']}>
        <strong>{words(action)}</strong>
        <p>{label}</p>
        <small>
          {t(`queue.state.${state}`)} · {writtenAt}
          {photos.total > 0 && ` · ${t('queue.photos', photos)}`}
          {result?.serial && ` · ${result.serial}`}
        </small>
        {problem && state !== 'sent' && state !== 'conflict' && (
          <p className={styles['problem']}>{problemText(problem.code, problem.params)}</p>
        )}
        {before && <p className={styles['problem']}>{t('queue.waitsFor', { what: words(before.action) })}</p>}
      </div>
      {(state === 'failed' || state === 'conflict') && (
        <div className={styles['do']}>
          {state === 'conflict' ? (
            <FieldButton onClick={() => goTo(addressOf.conflict(id))}>{t('queue.see')}</FieldButton>
          ) : (
            <FieldButton onClick={() => void queue.retry(id)}>{t('field.retry')}</FieldButton>
          )}
          <FieldButton look="danger" onClick={discard}>
            {t('queue.discard')}
          </FieldButton>
        </div>
      )}
      {state === 'queued' && (
        <div className={styles['do']}>
          <FieldButton onClick={discard}>{t('queue.discard')}</FieldButton>
        </div>
      )}
    </li>
  )
}
