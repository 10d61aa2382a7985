import type { Roster, Shift } from '@wangge/api/contract'
import { useMemo, useState } from 'react'
import { useCells } from '../../../data/cells.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Icon } from '../../../parts/Icon.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import { type Cover, coverOf, teamsOfCell } from '../cover.ts'
import type { Slot } from '../slots.ts'
import { useGive } from '../useGive.ts'
import type { RosterWork } from '../useRosterWork.ts'
import styles from './ShiftPanel.module.css'

interface ShiftCellsProps {
  roster: Roster
  slot: Slot
  shift: Shift | null
  area: string
  mayEdit: boolean
  work: RosterWork
  cellName(code: string): string
}

/** The shift's cells, and every cell to tick, a township at a time: what the map does, without the map. */
export function ShiftCells({ roster, slot, shift, area, mayEdit, work, cellName }: ShiftCellsProps) {
  const { t } = useText()
  const townships = useCells('township', null)
  const cover = useMemo(() => coverOf(roster.shifts, slot.day, slot.kind), [roster.shifts, slot.day, slot.kind])
  const give = useGive(roster, [slot], work)
  const mine = new Set(shift?.cellCodes)
  const township = `${area.slice(0, 9)}000`
  const shown = (townships.data?.items ?? []).filter(
    ({ code }) => area.length < 9 || area.endsWith('000000') || code === township,
  )
  return (
    <>
      {mine.size === 0 ? (
        <p className={styles['note']}>{t('teams.noCells')}</p>
      ) : (
        <ul className={styles['chips']}>
          {[...mine].map((code) => (
            <li key={code}>
              <button
                type="button"
                className={styles['chip']}
                disabled={!mayEdit || work.isBusy}
                aria-label={t('teams.remove', { name: cellName(code) })}
                onClick={() => give([code], 'remove')}
              >
                {cellName(code)}
                {mayEdit && <Icon name="close" size={12} />}
              </button>
            </li>
          ))}
        </ul>
      )}
      {mayEdit && (
        <fieldset className={styles['groups']}>
          <legend className="visuallyHidden">{t('teams.cellsOf')}</legend>
          {townships.error && !townships.data && (
            <Failed what="teams.what.cells" error={townships.error} onRetry={() => void townships.refetch()} />
          )}
          {shown.map(({ code, name }) => (
            <Township
              key={code}
              code={code}
              name={name}
              isOpen={shown.length === 1}
              roster={roster}
              cover={cover}
              mine={mine}
              isBusy={work.isBusy}
              onGive={give}
            />
          ))}
        </fieldset>
      )}
    </>
  )
}

interface TownshipProps {
  code: string
  name: string
  isOpen: boolean
  roster: Roster
  cover: Cover
  mine: ReadonlySet<string>
  isBusy: boolean
  onGive(codes: string[], mode: 'add' | 'remove'): void
}

function Township({ code, name, isOpen: isFirstOpen, roster, cover, mine, isBusy, onGive }: TownshipProps) {
  const { t } = useText()
  const [isOpen, setOpen] = useState(isFirstOpen)
  const cells = useCells('community', isOpen ? code : null)
  const names = useMemo(() => new Map(roster.teams.map((team) => [team.id, team.name])), [roster.teams])
  const codes = cells.data?.items.map((cell) => cell.code) ?? []
  const held = codes.filter((one) => mine.has(one)).length
  return (
    <details className={styles['group']} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>
        {name}
        {codes.length > 0 && (
          <small>
            {held} / {codes.length}
          </small>
        )}
      </summary>
      {isOpen && !cells.data && <Skeleton rows={3} />}
      {codes.length > 0 && (
        <button
          type="button"
          className={buttons['link']}
          disabled={isBusy}
          aria-label={t('teams.giveAllOf', { name })}
          onClick={() =>
            held === codes.length
              ? onGive(codes, 'remove')
              : onGive(
                  codes.filter((one) => !mine.has(one)),
                  'add',
                )
          }
        >
          {t(held === codes.length ? 'teams.takeAll' : 'teams.giveAll')}
        </button>
      )}
      {cells.data?.items.map((cell) => {
        const teams = teamsOfCell(cover, cell.code).teams.map((id) => names.get(id) ?? '')
        return (
          <label key={cell.code} className={styles['tick']}>
            <input
              type="checkbox"
              checked={mine.has(cell.code)}
              disabled={isBusy}
              onChange={({ target }) => onGive([cell.code], target.checked ? 'add' : 'remove')}
            />
            {cell.name}
            <small data-none={teams.length === 0}>
              {teams.length === 0
                ? t('teams.cover.none')
                : `${teams.length > 1 ? `${t('teams.cover.doubleShort')} ` : ''}${teams.join('、')}`}
            </small>
          </label>
        )
      })}
    </details>
  )
}
