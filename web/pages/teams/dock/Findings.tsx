import type { RosterCheck } from '@wangge/api/contract'
import { useMemo } from 'react'
import { dayWords } from '../../../format/date.ts'
import { useText, worded } from '../../../text/index.ts'
import { useKindName } from '../useKindName.ts'
import { byCommunity } from './byCommunity.ts'
import styles from './Dock.module.css'
import type { FindingsProps } from './Dock.tsx'

type Cells = RosterCheck['gaps'][number]['cells']

/** Cells named in one line; more are counted. */
const MOST_NAMED = 100
/** Rows that a person reads through; the rest is on the map. */
const MOST_ROWS = 200

/** Cells without a team: those of the chosen day and shift by name, the other days as one line each. */
export function Gaps({ check, roster, place, cellName, onShowCell }: FindingsProps) {
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
                <GapNames cells={gap.cells} cellName={cellName} onShowCell={onShowCell} />
              </span>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** By community: a community alone by its name, small cells as their community and how many. */
function GapNames({ cells, cellName, onShowCell }: Pick<FindingsProps, 'cellName' | 'onShowCell'> & { cells: Cells }) {
  const { t } = useText()
  const groups = useMemo(() => byCommunity(cells), [cells])
  return (
    <>
      {groups.slice(0, MOST_NAMED).map(({ code, cells: within }) => (
        <button
          key={code}
          type="button"
          className={styles['name']}
          title={within.map(({ name }) => name).join('、')}
          onClick={() => onShowCell(code)}
        >
          {within[0]?.code === code
            ? within[0].name
            : t('teams.gapsWithin', { name: cellName(code), n: within.length })}
        </button>
      ))}
      {groups.length > MOST_NAMED && <span>{t('teams.gapsMore', { n: groups.length - MOST_NAMED })}</span>}
    </>
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
  const namesOf = (code: string, names: readonly string[]): string =>
    (code === 'equipmentUnready' ? names.map((name) => worded(t, 'equipment', name)) : names).join('、')
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
            {t(`teams.conflict.${code}`, { names: namesOf(code, names) })}
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
