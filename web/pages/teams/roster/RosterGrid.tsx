import type { Roster, Shift, ShiftKind } from '@wangge/api/contract'
import { type CSSProperties, type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useWidth } from '../../../app/useWidth.ts'
import { dayWords } from '../../../format/date.ts'
import { useText } from '../../../text/index.ts'
import { neighbour, type RosterTeam, type Slot, shiftsBySlot, slotKey, slotOf } from '../slots.ts'
import { useHeight } from '../useHeight.ts'
import { useKindName } from '../useKindName.ts'
import { RosterCell } from './RosterCell.tsx'
import styles from './RosterGrid.module.css'

/** Rows by the kind of screen: a thumb needs 48. */
const ROW_PIXELS = { wide: 40, desk: 40, narrow: 40, phone: 48 } as const
/** Names and slots as narrow as they may get before the table scrolls sideways. */
const NAME_PIXELS = { wide: 148, desk: 116, narrow: 148, phone: 148 } as const
const CELL_PIXELS = 34
/** Rows drawn beyond what is in sight, either way. */
const SPARE_ROWS = 6

interface RosterGridProps {
  roster: Roster
  teams: readonly RosterTeam[]
  days: readonly string[]
  kinds: readonly ShiftKind[]
  today: string
  chosen: Slot | null
  marked: ReadonlySet<string>
  /** Ids of shifts that the checks find fault with. */
  conflicts: ReadonlySet<string>
  isStale: boolean
  onChoose(slot: Slot): void
  onOpen(slot: Slot): void
  onMark(slot: Slot): void
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -99],
  End: [0, 99],
}

/** Teams down, days and kinds of shift across; only the rows in sight are drawn. Arrows move, Enter opens, X marks. */
export function RosterGrid(props: RosterGridProps) {
  const { roster, teams, days, kinds, today, chosen, marked, conflicts, isStale, onChoose, onOpen, onMark } = props
  const { t, language } = useText()
  const width = useWidth()
  const rowPixels = ROW_PIXELS[width]
  const kindName = useKindName(kinds)
  const box = useRef<HTMLDivElement>(null)
  const height = useHeight(box)
  const [top, setTop] = useState(0)
  const shifts = useMemo(() => shiftsBySlot(roster.shifts), [roster.shifts])
  const columns = useMemo(() => days.flatMap((day) => kinds.map(({ key: kind }) => ({ day, kind }))), [days, kinds])
  const first = Math.max(0, Math.floor(top / rowPixels) - SPARE_ROWS)
  const last = Math.min(teams.length, Math.ceil((top + height) / rowPixels) + SPARE_ROWS)
  const chosenKey = chosen && slotKey(chosen)
  const chosenRow = chosen ? teams.findIndex(({ id }) => id === chosen.teamId) : -1
  const fallback = teams[0] && columns[0] ? slotKey({ teamId: teams[0].id, ...columns[0] }) : null
  const tabKey = chosenRow >= 0 ? chosenKey : fallback
  const hasFocus = useRef(false)

  useEffect(() => {
    const scroll = box.current
    if (!scroll || chosenRow < 0) return
    const head = scroll.querySelector('thead')?.clientHeight ?? 0
    const at = chosenRow * rowPixels
    const room = scroll.clientHeight - head - rowPixels
    if (at < scroll.scrollTop) scroll.scrollTop = at
    else if (at > scroll.scrollTop + room) scroll.scrollTop = at - room
  }, [chosenRow, rowPixels])
  useEffect(() => {
    if (!hasFocus.current || chosenKey === null) return
    const cell = box.current?.querySelector<HTMLElement>(`[data-slot="${CSS.escape(chosenKey)}"]`)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [chosenKey])

  const onKey = (event: KeyboardEvent): void => {
    const at = slotUnder(event.target)
    if (!at || event.ctrlKey || event.metaKey || event.altKey) return
    const step = STEPS[event.key]
    if (step) onChoose(neighbour(teams, columns, at, step))
    else if (event.key === 'Enter') onOpen(at)
    else if (event.key === 'x' || event.key === 'X' || event.key === ' ') onMark(at)
    else return
    event.preventDefault()
  }
  const onClick = (event: MouseEvent): void => {
    const at = slotUnder(event.target)
    if (!at) return
    if (event.shiftKey) onMark(at)
    else if (event.detail === 2) onOpen(at)
    else onChoose(at)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the cells of the table within are what is clicked; they bubble up here
    <div
      ref={box}
      className={styles['box']}
      data-stale={isStale}
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
      onKeyDown={onKey}
      onClick={onClick}
      onFocus={() => {
        hasFocus.current = true
      }}
      onBlur={() => {
        hasFocus.current = false
      }}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its cells are moved about in by arrows
        role="grid"
        className={styles['table']}
        style={
          {
            '--name-width': `${NAME_PIXELS[width]}px`,
            '--row': `${rowPixels}px`,
            minWidth: NAME_PIXELS[width] + columns.length * CELL_PIXELS,
          } as CSSProperties
        }
        aria-label={t('teams.roster')}
        aria-rowcount={teams.length + 2}
        aria-multiselectable
      >
        <thead>
          <tr>
            <th scope="col" rowSpan={2} className={styles['corner']}>
              {t('teams.team')}
            </th>
            {days.map((day) => (
              <th
                key={day}
                scope="colgroup"
                colSpan={kinds.length}
                className={styles['day']}
                data-today={day === today}
              >
                {dayWords(day, language)}
                {day === today && <small>{t('teams.today')}</small>}
              </th>
            ))}
          </tr>
          <tr>
            {columns.map(({ day, kind }) => (
              <th
                key={day + kind}
                scope="col"
                className={styles['kind']}
                data-chosen={chosen?.day === day && chosen.kind === kind}
                title={kindName(kind)}
              >
                {initialOf(kindName(kind))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr style={{ height: first * rowPixels }} />}
          {teams.slice(first, last).map((team, index) => (
            <tr key={team.id} aria-rowindex={first + index + 3} data-chosen={team.id === chosen?.teamId}>
              <th scope="row" className={styles['team']} title={team.name}>
                {team.name}
              </th>
              {columns.map(({ day, kind }) => {
                const key = slotKey({ teamId: team.id, day, kind })
                const shift: Shift | undefined = shifts.get(key)
                return (
                  <RosterCell
                    key={key}
                    slot={key}
                    name={`${team.name}，${dayWords(day, language)} ${kindName(kind)}`}
                    shift={shift}
                    isFirstOfDay={kind === kinds[0]?.key}
                    isToday={day === today}
                    isChosen={key === chosenKey}
                    isMarked={marked.has(key)}
                    isTabStop={key === tabKey}
                    hasConflict={shift !== undefined && conflicts.has(shift.id)}
                  />
                )
              })}
            </tr>
          ))}
          {last < teams.length && <tr style={{ height: (teams.length - last) * rowPixels }} />}
        </tbody>
      </table>
    </div>
  )
}

/** 白班 is 白, Day is D in a column of forty pixels; the whole name is its title, and in every cell's label. */
const initialOf = (name: string): string => [...name][0] ?? ''

function slotUnder(target: EventTarget): Slot | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-slot]') : null
  return slotOf(cell?.dataset['slot'] ?? '')
}
