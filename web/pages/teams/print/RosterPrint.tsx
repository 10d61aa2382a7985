import type { Roster, ShiftKind } from '@wangge/api/contract'
import { useMemo } from 'react'
import { useNow } from '../../../data/now.ts'
import { useDistrict } from '../../../data/queries.ts'
import { dateTime, dayWords } from '../../../format/date.ts'
import { useText } from '../../../text/index.ts'
import { absencesOf, type RosterTeam, shiftsBySlot, slotKey } from '../slots.ts'
import { useCellNames } from '../useCellNames.ts'
import { useKindName } from '../useKindName.ts'
import styles from './RosterPrint.module.css'

/** Only while the roster is printed: a rule in a style sheet would turn every other print as well. */
const LANDSCAPE = '@page { size: a4 landscape; @bottom-right { content: counter(page) " / " counter(pages) } }'

interface RosterPrintProps {
  roster: Roster
  teams: readonly RosterTeam[]
  days: readonly string[]
  kinds: readonly ShiftKind[]
  area: string
}

/** The week on paper: teams down, days across, in each place the kinds of shift with their cells. */
export function RosterPrint({ roster, teams, days, kinds, area }: RosterPrintProps) {
  const { t, language } = useText()
  const { data: district } = useDistrict()
  const nowMs = useNow(60)
  const kindName = useKindName(kinds)
  const cellName = useCellNames()
  const shifts = useMemo(() => shiftsBySlot(roster.shifts), [roster.shifts])
  const week = t('teams.week', { from: dayWords(days[0] ?? '', language), to: dayWords(days.at(-1) ?? '', language) })
  return (
    <section className={styles['print']}>
      <style>{LANDSCAPE}</style>
      <h1>
        {[
          t('teams.printTitle'),
          area === '' ? district?.area?.name : cellName(area),
          week,
          t('app.printed', { at: dateTime(nowMs, language, nowMs) }),
          district?.isDemo && t('app.demo'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </h1>
      <p>
        {t('teams.shiftKinds', {
          list: kinds.map(({ key, starts, ends }) => `${kindName(key)} ${starts}–${ends}`).join('，'),
        })}
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('teams.team')}</th>
            {days.map((day) => (
              <th key={day} scope="col">
                {dayWords(day, language)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {teams.map(({ id: teamId, name }) => (
            <tr key={teamId}>
              <th scope="row">{name}</th>
              {days.map((day) => (
                <td key={day}>
                  {kinds.map(({ key: kind }) => {
                    const shift = shifts.get(slotKey({ teamId, day, kind }))
                    if (!shift) return null
                    const absent = absencesOf(shift)
                    return (
                      <p key={kind}>
                        <strong>{kindName(kind)}</strong> {shift.cellCodes.map(cellName).join('、') || '—'}
                        {absent > 0 && `（${t('teams.slot.absent', { n: absent })}）`}
                      </p>
                    )
                  })}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
