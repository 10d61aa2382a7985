import type { Roster } from '@wangge/api/contract'
import { dayWords } from '../../../format/date.ts'
import { useText } from '../../../text/index.ts'
import styles from '../Buttons.module.css'
import { type Slot, slotKey } from '../slots.ts'
import { useKindName } from '../useKindName.ts'
import { type RosterWork, shiftAt } from '../useRosterWork.ts'
import bar from './SlotBar.module.css'

interface SlotBarProps {
  roster: Roster
  targets: readonly Slot[]
  marked: ReadonlySet<string>
  mayEdit: boolean
  work: RosterWork
  onOpen(slot: Slot): void
  onMark(slot: Slot): void
  onClear(): void
}

/** What is chosen in the roster, and what can be done with it: one shift, or all marked ones at once. */
export function SlotBar({ roster, targets, marked, mayEdit, work, onOpen, onMark, onClear }: SlotBarProps) {
  const { t, language } = useText()
  const kindName = useKindName(roster.shiftKinds)
  const [one] = targets
  if (!one) return <p className={bar['bar']}>{t(mayEdit ? 'teams.chooseSlot' : 'teams.readOnly')}</p>
  const team = roster.teams.find(({ id }) => id === one.teamId)
  const isMany = marked.size > 0
  const held = targets.flatMap((slot) => shiftAt(roster, slot.teamId, slot.day, slot.kind) ?? [])
  const free = targets.filter(({ teamId, day, kind }) => !shiftAt(roster, teamId, day, kind))
  const put = (): void =>
    void work.act(
      t('teams.didPut', { n: free.length }),
      free.map((slot) => ({ call: { type: 'put', input: { ...slot, cellCodes: [] } }, before: null })),
    )
  const drop = (): void =>
    void work.act(
      t('teams.didDrop', { n: held.length }),
      held.map((shift) => ({ call: { type: 'drop', shiftId: shift.id }, before: shift })),
    )
  return (
    <div className={bar['bar']} role="toolbar" aria-label={t('teams.shift')}>
      <strong>
        {isMany
          ? t('teams.chosenMany', { n: targets.length })
          : t('teams.chosen', { team: team?.name ?? '', day: dayWords(one.day, language), kind: kindName(one.kind) })}
      </strong>
      <span className={bar['acts']}>
        {!isMany && (
          <button type="button" className={styles['button']} onClick={() => onOpen(one)}>
            {t('teams.open')} <kbd>Enter</kbd>
          </button>
        )}
        {mayEdit && free.length > 0 && (
          <button type="button" className={styles['button']} disabled={work.isBusy} onClick={put}>
            {t('teams.put')}
          </button>
        )}
        {mayEdit && held.length > 0 && (
          <button type="button" className={styles['button']} disabled={work.isBusy} onClick={drop}>
            {t('teams.drop')}
          </button>
        )}
        {!isMany && (
          <button type="button" className={styles['button']} onClick={() => onMark(one)}>
            {t(marked.has(slotKey(one)) ? 'teams.unmark' : 'teams.mark')} <kbd>X</kbd>
          </button>
        )}
        {isMany && (
          <button type="button" className={styles['button']} onClick={onClear}>
            {t('teams.unmark')}
          </button>
        )}
      </span>
    </div>
  )
}
