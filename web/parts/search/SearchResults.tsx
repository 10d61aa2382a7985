import type { SearchResult } from '@wangge/api/contract'
import { useText, worded } from '../../text/index.ts'
import { Failed } from '../Failed.tsx'
import { Skeleton } from '../Skeleton.tsx'
import styles from './Search.module.css'

interface Props {
  id: string
  words: string
  /** Grouped by type. */
  results: readonly SearchResult[]
  active: number
  error: Error | null
  isLoading: boolean
  onChoose(result: SearchResult): void
  onRetry(): void
}

export function SearchResults({ id, words, results, active, error, isLoading, onChoose, onRetry }: Props) {
  const { t } = useText()
  return (
    // A press must not take the focus from the field, or the list would close before the click arrives.
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where it is
    <div className={styles['results']} onMouseDown={(event) => event.preventDefault()}>
      <p className="visuallyHidden" role="status">
        {!isLoading && !error && t('search.count', { n: results.length })}
      </p>
      {error && <Failed what="problem.what.search" error={error} onRetry={onRetry} />}
      {isLoading && <Skeleton rows={3} />}
      {!isLoading && !error && results.length === 0 && <p className={styles['none']}>{t('search.none', { words })}</p>}
      <div id={id} role="listbox" aria-label={t('search.label')}>
        {results.map((result, index) => (
          <div key={`${result.type} ${result.id}`}>
            {results[index - 1]?.type !== result.type && <p className={styles['type']}>{t(`search.${result.type}`)}</p>}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the combobox has the keys */}
            <div
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              className={styles['option']}
              aria-selected={index === active}
              onClick={() => onChoose(result)}
            >
              <span>{result.name || result.id}</span>
              <span className={styles['detail']}>{detailWords(result)}</span>
            </div>
          </div>
        ))}
      </div>
    </div>
  )

  function detailWords({ type, detail, level }: SearchResult): string {
    if (type === 'cell') return [level && t(`level.${level}`), detail].filter(Boolean).join(' · ')
    if (type === 'servicePoint') return worded(t, 'pointKind', detail)
    if (type === 'team') return worded(t, 'teamKind', detail)
    return detail
  }
}
