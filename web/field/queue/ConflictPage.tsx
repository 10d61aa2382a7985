import type { HazardCase } from '@wangge/api/contract'
import { useEffect, useState } from 'react'
import { request } from '../../data/client.ts'
import { dateTime } from '../../format/date.ts'
import { type QueueItem, queue, serverNow, useQueue } from '../offline/index.ts'
import { FieldButton } from '../parts/FieldButton.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { addressOf, goTo } from '../route.ts'
import { useFieldText, wordedField } from '../text.ts'
import { ownWordsOf, useActionWords } from './actionWords.ts'
import styles from './ConflictPage.module.css'

/** Somebody else was first: who did what and when beside what was written here, and what shall become of it. */
export default function ConflictPage({ id }: { id: string }) {
  const { items } = useQueue()
  const item = items.find((one) => one.id === id)
  const isOver = items.length > 0 && item?.state !== 'conflict'
  useEffect(() => {
    if (isOver) goTo(addressOf.queue, { replace: true })
  }, [isOver])
  return item ? <Conflict item={item} /> : null
}

function Conflict({ item }: { item: QueueItem }) {
  const { t, language } = useFieldText()
  const words = useActionWords()
  const now = useCaseNow(item)
  const back = (): void => goTo(addressOf.queue, { replace: true })
  const { conflict, problem, action, label, writtenAt } = item
  const own = ownWordsOf(action)
  const state = now?.state ?? stringOf(problem?.params['state'])
  const at = (instant: string | number): string => dateTime(instant, language, serverNow())
  return (
    <Sheet
      title={t('conflict.title')}
      about={label}
      onBack={back}
      foot={
        <>
          <FieldButton look="primary" icon="check" onClick={() => void queue.retry(item.id)}>
            {t('conflict.again')}
          </FieldButton>
          <FieldButton look="danger" onClick={() => void queue.discard(item.id)}>
            {t('conflict.discard')}
          </FieldButton>
        </>
      }
    >
      <p>{t('conflict.what')}</p>
      <section className={styles['side']}>
        <h2>{t('conflict.theirs')}</h2>
        <p className={styles['did']}>
          {conflict?.byName
            ? t('conflict.did', {
                who: conflict.byName,
                what: conflict.event ? wordedField(t, 'event', conflict.event) : t('conflict.something'),
              })
            : t('conflict.unknown')}
        </p>
        {conflict?.at && <p>{at(conflict.at)}</p>}
        {state && <p>{t('conflict.state', { state: wordedField(t, 'hazardState', state) })}</p>}
        {now?.verdict && <p>{wordedField(t, 'verify', now.verdict)}</p>}
      </section>
      <section className={styles['side']}>
        <h2>{t('conflict.mine')}</h2>
        <p className={styles['did']}>{words(action)}</p>
        <p>{at(writtenAt)}</p>
        {own && <p>“{own}”</p>}
        {item.photos.total > 0 && <p>{t('queue.photos', item.photos)}</p>}
      </section>
      <p className={styles['note']}>{t('conflict.do')}</p>
    </Sheet>
  )
}

/** The case as it stands now; null where it cannot be had. */
function useCaseNow({ action }: QueueItem): HazardCase | null {
  const [found, setFound] = useState<HazardCase | null>(null)
  const id = action.type === 'hazardAction' && 'id' in action.hazard ? action.hazard.id : null
  useEffect(() => {
    if (id === null) return
    const controller = new AbortController()
    request<HazardCase>(`/hazards/${id}`, { signal: controller.signal }).then(setFound, () => null)
    return () => controller.abort()
  }, [id])
  return found
}

const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '')
