import type { RosterCheck } from '@wangge/api/contract'
import { useMemo } from 'react'
import { dayWords } from '../../../format/date.ts'
import { useText } from '../../../text/index.ts'
import { useKindName } from '../useKindName.ts'
import styles from './Dock.module.css'
import type { FindingsProps } from './Dock.tsx'

/** Cells named in one line; more are counted. */
const MOST_NAMED = 60
/** Rows that a person reads through; the rest is on the map. */
const MOST_ROWS = 200

/** Cells without a team: those of the chosen day and shift by name, the other days as one line each. */
export function Gaps({ check, roster, place, onShowCell }: FindingsProps) {
  const { t, language } = useText()
  const kindName = useKindName(roster.shiftKinds)
  if (check.gaps.length === 0) return <p className={styles['good']}>{t('teams.noGaps')}</p>
  const chosenFirst = [...check.gaps].sort((a, b) => Number(isShown(b, place)) - Number(isShown(a, place)))
  return (
    <ul className={styles['list']}>
      {chosenFirst.map((gap) => {
        const isChosen = isShown(gap, place)
        return (
          <li key={gap.day + gap.kind} data-chosen={isChosen}>
            <button
              type="button"
              className={styles['line']}
              aria-pressed={isChosen}
              onClick={() => place.go({ day: gap.day, kind: gap.kind })}
            >
              {t('teams.gapsOf', { day: dayWords(gap.day, language), kind: kindName(gap.kind), n: gap.cells.length })}
            </button>
            {isChosen && (
              <span className={styles['names']}>
                {gap.cells.slice(0, MOST_NAMED).map(({ code, name }) => (
                  <button key={code} type="button" className={styles['name']} onClick={() => onShowCell(code)}>
                    {name}
                  </button>
                ))}
                {gap.cells.length > MOST_NAMED && t('teams.gapsMore', { n: gap.cells.length - MOST_NAMED })}
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** Cells with more than one team. */
export function Doubles({ check, roster, place, onShowCell }: FindingsProps) {
  const { t, language } = useText()
  const kindName = useKindName(roster.shiftKinds)
  const nameOf = useTeamNames(roster)
  if (check.doubleCover.length === 0) return <p className={styles['good']}>{t('teams.noDouble')}</p>
  return (
    <ul className={styles['list']}>
      {check.doubleCover.slice(0, MOST_ROWS).map(({ day, kind, code, name, teamIds }) => (
        <li key={day + kind + code}>
          <button
            type="button"
            className={styles['line']}
            onClick={() => {
              place.go({ day, kind, ...(teamIds[0] !== undefined && { teamId: teamIds[0] }) })
              onShowCell(code)
            }}
          >
            <strong>{name}</strong> {dayWords(day, language)} {kindName(kind)} · {teamIds.map(nameOf).join('、')}
          </button>
        </li>
      ))}
      {check.doubleCover.length > MOST_ROWS && (
        <li>{t('teams.gapsMore', { n: check.doubleCover.length - MOST_ROWS })}</li>
      )}
    </ul>
  )
}

/** Shifts that cannot work as they stand. */
export function Conflicts({ check, roster, place }: FindingsProps) {
  const { t, language } = useText()
  const kindName = useKindName(roster.shiftKinds)
  const nameOf = useTeamNames(roster)
  if (check.conflicts.length === 0) return <p className={styles['good']}>{t('teams.noConflicts')}</p>
  return (
    <ul className={styles['list']}>
      {check.conflicts.slice(0, MOST_ROWS).map(({ code, shiftId, teamId, day, kind, names }) => (
        <li key={code + shiftId}>
          <button
            type="button"
            className={styles['line']}
            onClick={() => place.go({ teamId, day, kind, open: 'shift' })}
          >
            <strong>{nameOf(teamId)}</strong> {dayWords(day, language)} {kindName(kind)} ·{' '}
            {t(`teams.conflict.${code}`, { names: names.join('、') })}
          </button>
        </li>
      ))}
      {check.conflicts.length > MOST_ROWS && <li>{t('teams.gapsMore', { n: check.conflicts.length - MOST_ROWS })}</li>}
    </ul>
  )
}

const isShown = ({ day, kind }: RosterCheck['gaps'][number], place: FindingsProps['place']): boolean =>
  day === place.day && kind === place.kind

function useTeamNames(roster: FindingsProps['roster']): (id: string) => string {
  const names = useMemo(() => new Map(roster.teams.map(({ id, name }) => [id, name])), [roster.teams])
  return (id) => names.get(id) ?? ''
}
