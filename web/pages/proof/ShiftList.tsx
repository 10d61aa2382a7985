import type { ProofDay } from '@wangge/api/contract'
import { clockTime } from '../../format/date.ts'
import { Notice } from '../../parts/Notice.tsx'
import { useText } from '../../text/index.ts'
import { CoverageBar } from './CoverageBar.tsx'
import styles from './Proof.module.css'
import type { Place } from './useProofPlace.ts'

/** The shifts of the day, or its cells, each with its coverage. */
export function ShiftList({ data, place }: { data: ProofDay; place: Place }) {
  const { t } = useText()
  if (data.shifts.length === 0) return <Notice title={t('proof.none')} what={t('proof.noneDo')} />
  return place.by === 'cell' ? <Cells data={data} place={place} /> : <Shifts data={data} place={place} />
}

function Shifts({ data, place }: { data: ProofDay; place: Place }) {
  const { t } = useText()
  // What has something to visit comes first; the reserve without cells last.
  const shifts = [...data.shifts].sort((a, b) => Number(a.counts.due === 0) - Number(b.counts.due === 0))
  return (
    <ul className={styles['rows']}>
      {shifts.map(({ id, teamName, from, to, stage, counts }) => (
        <li key={id}>
          <button
            type="button"
            className={styles['row']}
            aria-pressed={id === place.shift}
            onClick={() => place.go({ shift: id, show: 'items' })}
          >
            <span className={styles['name']}>{teamName}</span>
            <span className={styles['when']}>
              {clockTime(from)}–{clockTime(to)} · {t(`proof.stage.${stage}`)}
            </span>
            <CoverageBar counts={counts} />
          </button>
        </li>
      ))}
    </ul>
  )
}

/** A community's code has so many characters; what is longer lies in one. */
const COMMUNITY_LENGTH = 12

function Cells({ data, place }: { data: ProofDay; place: Place }) {
  const { t } = useText()
  return data.cells.length === 0 ? (
    <Notice title={t('proof.nothingDue')} what={t('proof.nothingDueWhy')} />
  ) : (
    <ul className={styles['rows']}>
      {data.cells.map(({ code, name, counts }) => (
        <li key={code}>
          <button
            type="button"
            className={styles['row']}
            data-within={code.length > COMMUNITY_LENGTH || undefined}
            onClick={() => place.go({ area: code, by: 'shift' })}
          >
            <span className={styles['name']}>{name}</span>
            <span className={styles['when']}>{code}</span>
            <CoverageBar counts={counts} />
          </button>
        </li>
      ))}
    </ul>
  )
}
