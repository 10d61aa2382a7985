import { useQueryClient } from '@tanstack/react-query'
import type { Hazard } from '@wangge/api/contract'
import { useMemo } from 'react'
import { HAZARDS_KEY } from '../../data/hazards.ts'
import { useNews } from '../../data/live/useNews.ts'
import { count } from '../../format/number.ts'
import { useText } from '../../text/index.ts'
import styles from './LedgerNews.module.css'

/** The rows stay as they were read; a bar over their end says how many hazards changed since, and reads anew. */
export function LedgerNews({ rows }: { rows: readonly Hazard[] }) {
  const { t } = useText()
  const client = useQueryClient()
  const { versions, isMore, clear } = useNews('hazard')
  const read = useMemo(() => new Map(rows.map(({ id, version }) => [id, version])), [rows])
  const changed = [...versions].filter(([id, version]) => (read.get(id) ?? 0) < version).length
  const renew = (): void => {
    clear()
    for (const part of ['ledger', 'summary']) void client.invalidateQueries({ queryKey: [HAZARDS_KEY, part] })
  }
  return (
    <div role="status" className={styles['place']}>
      {(changed > 0 || isMore) && (
        <p className={styles['bar']}>
          {isMore ? t('ledger.newsMany') : t('ledger.news', { n: count(changed) })}
          <button type="button" onClick={renew}>
            {t('ledger.renew')}
          </button>
        </p>
      )}
    </div>
  )
}
