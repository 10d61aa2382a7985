import type { VisitCounts } from '@wangge/api/contract'
import { NOTHING, percent } from '../../format/number.ts'
import { useText } from '../../text/index.ts'
import styles from './Proof.module.css'

const PARTS = ['visited', 'pending', 'stale', 'missed'] as const

/** How much of what had to be visited was: bar, n of m, share; — where nothing had to be. */
export function CoverageBar({ counts }: { counts: VisitCounts }) {
  const { t } = useText()
  const { due, visited } = counts
  const words = PARTS.filter((part) => counts[part] > 0)
    .map((part) => `${t(`proof.verdict.${part}`)} ${counts[part]}`)
    .join(' · ')
  return (
    <span className={styles['coverage']} title={due === 0 ? t('proof.nothingDue') : words}>
      <span className={styles['bar']} aria-hidden="true">
        {PARTS.map(
          (part) =>
            counts[part] > 0 && (
              <i key={part} data-verdict={part} style={{ inlineSize: `${(counts[part] / due) * 100}%` }} />
            ),
        )}
      </span>
      <span className={styles['of']}>{due === 0 ? NOTHING : t('proof.of', { visited, due })}</span>
      <strong>{due === 0 ? NOTHING : percent(visited / due)}</strong>
      {due > 0 && <span className="visuallyHidden">{words}</span>}
    </span>
  )
}
