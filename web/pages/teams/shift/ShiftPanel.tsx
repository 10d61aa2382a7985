import type { Roster } from '@wangge/api/contract'
import { useWidth } from '../../../app/useWidth.ts'
import { useNow } from '../../../data/now.ts'
import { dateTime, dayWords } from '../../../format/date.ts'
import { Icon } from '../../../parts/Icon.tsx'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import type { Slot } from '../slots.ts'
import { useKindName } from '../useKindName.ts'
import { type RosterWork, shiftAt } from '../useRosterWork.ts'
import { ShiftCells } from './ShiftCells.tsx'
import styles from './ShiftPanel.module.css'
import { ShiftPeople } from './ShiftPeople.tsx'

interface ShiftPanelProps {
  roster: Roster
  slot: Slot
  area: string
  mayEdit: boolean
  work: RosterWork
  cellName(code: string): string
  onClose(): void
}

/** One team's shift: when, who is on it and who is missing, which cells; all that the map can do, by keys and lists. */
export function ShiftPanel({ roster, slot, area, mayEdit, work, cellName, onClose }: ShiftPanelProps) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const width = useWidth()
  const isOneColumn = width === 'narrow' || width === 'phone'
  const kindName = useKindName(roster.shiftKinds)
  const team = roster.teams.find(({ id }) => id === slot.teamId)
  const shift = shiftAt(roster, slot.teamId, slot.day, slot.kind)
  const put = (): void =>
    void work.act(t('teams.didPut', { n: 1 }), [
      { call: { type: 'put', input: { ...slot, cellCodes: [] } }, before: null },
    ])
  const drop = (): void => {
    if (shift)
      void work.act(t('teams.didDrop', { n: 1 }), [{ call: { type: 'drop', shiftId: shift.id }, before: shift }])
  }
  return (
    <section className={styles['panel']} aria-label={t('teams.shift')}>
      <header className={styles['head']}>
        <button type="button" className={styles['back']} onClick={onClose}>
          <Icon name="back" size={16} /> {t(isOneColumn ? 'app.back' : 'teams.backToTree')}
        </button>
        <h3 tabIndex={-1} data-detail-title="">
          {team?.name}
        </h3>
        <p>
          {dayWords(slot.day, language)} {kindName(slot.kind)}
          {shift && (
            <span>
              {' · '}
              {t('teams.shiftTime', {
                from: dateTime(shift.from, language, nowMs),
                to: dateTime(shift.to, language, nowMs),
              })}
            </span>
          )}
        </p>
      </header>
      <div className={styles['scroll']}>
        {!shift && (
          <div className={styles['none']}>
            <p>{t('teams.noShift')}</p>
            {mayEdit && (
              <>
                <p>{t('teams.noShiftDo')}</p>
                <button type="button" className={buttons['primary']} disabled={work.isBusy} onClick={put}>
                  {t('teams.put')}
                </button>
              </>
            )}
          </div>
        )}
        {shift && (
          <Section title={t('teams.people')} aside={t('teams.peopleCount', { n: shift.people.length })}>
            <ShiftPeople roster={roster} shift={shift} members={team?.members ?? []} mayEdit={mayEdit} work={work} />
          </Section>
        )}
        <Section title={t('teams.cells')} aside={t('teams.cellsOn', { n: shift?.cellCodes.length ?? 0 })}>
          <ShiftCells
            roster={roster}
            slot={slot}
            shift={shift}
            area={area}
            mayEdit={mayEdit}
            work={work}
            cellName={cellName}
          />
        </Section>
      </div>
      {shift && mayEdit && (
        <footer className={styles['foot']}>
          <button type="button" className={buttons['button']} disabled={work.isBusy} onClick={drop}>
            {t('teams.drop')}
          </button>
        </footer>
      )}
    </section>
  )
}
