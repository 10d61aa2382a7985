import { useState } from 'react'
import { useView } from '../../app/ViewContext.tsx'
import { count } from '../../format/number.ts'
import { Notice } from '../../parts/Notice.tsx'
import { useText } from '../../text/index.ts'
import styles from './ListRows.module.css'
import { entryKey, type ListEntry } from './listEntry.ts'

/** Rows are added by this many, so that ten thousand homes do not make ten thousand elements. */
const STEP = 200

export function ListRows({ entries }: { entries: readonly ListEntry[] }) {
  const { t } = useText()
  const { view, select } = useView()
  const [shown, setShown] = useState(STEP)
  const selected = view.selection && entryKey({ selection: view.selection })
  if (entries.length === 0) return <Notice title={t('list.none')} />
  return (
    <>
      <p className={styles['count']} role="status">
        {t('list.shown', { n: count(entries.length) })}
      </p>
      <ul className={styles['rows']}>
        {entries.slice(0, shown).map((entry) => (
          <li key={entryKey(entry)}>
            <button
              type="button"
              className={styles['row']}
              aria-current={entryKey(entry) === selected ? 'true' : undefined}
              onClick={() => select(entry.selection, entry.place)}
            >
              <span className={styles['symbol']}>{entry.symbol}</span>
              <span className={styles['name']}>{entry.name}</span>
              <span className={styles['detail']}>{entry.detail}</span>
              <span className={styles['value']}>{entry.value}</span>
              <span className={styles['note']}>{entry.valueNote}</span>
            </button>
          </li>
        ))}
      </ul>
      {entries.length > shown && (
        <button type="button" className={styles['more']} onClick={() => setShown(shown + STEP)}>
          {t('list.showMore', { n: count(Math.min(STEP, entries.length - shown)) })}
        </button>
      )}
    </>
  )
}
