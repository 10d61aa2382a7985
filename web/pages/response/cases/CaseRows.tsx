import type { ResponseCase } from '@wangge/api/contract'
import type { ResponseStep } from '@wangge/db/vocabulary'
import { Link } from 'react-router'
import { useView } from '../../../app/ViewContext.tsx'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { viewToSearch } from '../../../state/address.ts'
import { useText, worded } from '../../../text/index.ts'
import { inUnit, unitOf } from '../figures/units.ts'
import styles from './CaseRows.module.css'

/** Two lines a case: number and time, then kind, place, source, team and when it was reported. */
export function CaseRows({
  cases,
  step,
  isOld,
}: {
  cases: readonly ResponseCase[]
  step: ResponseStep
  isOld: boolean
}) {
  const { t, language } = useText()
  const kindName = useHazardKindName()
  const search = viewToSearch(useView().view)
  const nowMs = useNow(3600)
  return (
    <ul className={styles['rows']} data-old={isOld || undefined}>
      {cases.map((one) => {
        const unit = unitOf(step, one.seconds)
        return (
          <li key={one.id}>
            <span className={styles['first']}>
              {one.isOwn ? <Link to={{ pathname: `/hazards/${one.id}`, search }}>{one.serial}</Link> : one.serial}
              <span className={styles['what']}>{kindName(one.kind)}</span>
              <strong>
                {one.seconds === null ? '—' : `${inUnit(one.seconds, unit)} ${t(`response.unit.${unit}`)}`}
              </strong>
            </span>
            <span className={styles['second']}>
              {[
                dateTime(one.reportedAt, language, nowMs),
                worded(t, 'source', one.source),
                one.townshipName,
                one.address,
                one.teamName,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        )
      })}
    </ul>
  )
}
