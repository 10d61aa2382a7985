import type { SiteRun } from '@wangge/api/contract'
import { useText } from '../../../text/index.ts'
import styles from './Sites.module.css'

/** Proven best, or how far at most from the best: 差距 0.42 %. */
export function SiteBadge({ answer }: { answer: Pick<NonNullable<SiteRun['answer']>, 'proven' | 'gapShare'> }) {
  const { t } = useText()
  return (
    <span className={styles['badge']} data-proven={answer.proven}>
      {answer.proven ? t('planSites.proven') : t('planSites.gapBadge', { gap: gapPercent(answer.gapShare) })}
    </span>
  )
}

/** Two decimals, rounded up: a gap that is left never reads 0.00%. */
export const gapPercent = (share: number): string =>
  `${(Math.ceil(Number((share * 10_000).toFixed(6))) / 100).toFixed(2)}%`
