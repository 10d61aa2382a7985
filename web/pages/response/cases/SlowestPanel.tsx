import type { UseQueryResult } from '@tanstack/react-query'
import type { ResponseCase } from '@wangge/api/contract'
import { Link } from 'react-router'
import { useView } from '../../../app/ViewContext.tsx'
import { useNow } from '../../../data/now.ts'
import type { Page } from '../../../data/pages.ts'
import { dateTime } from '../../../format/date.ts'
import { count } from '../../../format/number.ts'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { viewToSearch } from '../../../state/address.ts'
import { useText } from '../../../text/index.ts'
import type { Chosen } from '../chosen.ts'
import { inUnit } from '../figures/units.ts'
import { NoCases } from '../panel/NoCases.tsx'
import { Opens } from '../panel/Opens.tsx'
import { Panel } from '../panel/Panel.tsx'
import styles from './SlowestPanel.module.css'

/** The slowest cases of the chosen step, and the way to all of them. */
export function SlowestPanel(props: { query: UseQueryResult<Page<ResponseCase>>; chosen: Chosen; n: number | null }) {
  const { query, chosen, n } = props
  const { t, language } = useText()
  const kindName = useHazardKindName()
  const search = viewToSearch(useView().view)
  const nowMs = useNow(3600)
  const { unit, promiseSeconds, step } = chosen
  return (
    <Panel
      title={t('response.slowest')}
      query={query}
      aside={
        n !== null &&
        n > 0 && (
          <span className={styles['all']}>
            <Opens asked={{ step, measure: 'measured' }}>{t('response.all', { n: count(n) })}</Opens>
          </span>
        )
      }
    >
      {({ items }) =>
        items.length === 0 ? (
          <NoCases />
        ) : (
          <ol className={styles['rows']}>
            {items.map((one) => (
              <li key={one.id}>
                <span className={styles['serial']}>
                  {one.isOwn ? <Link to={{ pathname: `/hazards/${one.id}`, search }}>{one.serial}</Link> : one.serial}
                </span>
                <span className={styles['what']}>
                  {[kindName(one.kind), one.address || one.townshipName].filter(Boolean).join(' · ')}
                </span>
                <span className={styles['at']}>{dateTime(one.reportedAt, language, nowMs)}</span>
                <strong>
                  {inUnit(one.seconds, unit, promiseSeconds)} {t(`response.unit.${unit}`)}
                </strong>
              </li>
            ))}
          </ol>
        )
      }
    </Panel>
  )
}
