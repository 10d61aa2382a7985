import type { Roster, Shift } from '@wangge/api/contract'
import { type FormEvent, useState } from 'react'
import { useText } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import type { RosterWork } from '../useRosterWork.ts'
import styles from './ShiftPanel.module.css'
import { SwapForm } from './SwapForm.tsx'

interface ShiftPeopleProps {
  roster: Roster
  shift: Shift
  members: readonly { id: string; name: string }[]
  mayEdit: boolean
  work: RosterWork
}

type Asking = { memberId: string; what: 'absence' | 'swap' } | null

/** The team's people: on the shift, absent with the reason, or not on it. */
export function ShiftPeople({ roster, shift, members, mayEdit, work }: ShiftPeopleProps) {
  const { t } = useText()
  const [asking, setAsking] = useState<Asking>(null)
  const on = new Map(shift.people.map((person) => [person.memberId, person]))
  // Somebody who came by a swap is of another team.
  const guests = shift.people.filter(({ memberId }) => !members.some(({ id }) => id === memberId))
  const people = [...members, ...guests.map(({ memberId: id, name }) => ({ id, name }))]
  if (people.length === 0) return <p className={styles['note']}>{t('teams.noPeople')}</p>

  const absence = (memberId: string, name: string, reason: string | null): void => {
    setAsking(null)
    void work.act(t(reason === null ? 'teams.didBack' : 'teams.didAbsent', { name }), [
      { call: { type: 'absence', at: { shiftId: shift.id, memberId }, reason }, before: shift },
    ])
  }
  const setOn = (memberId: string, name: string, isOn: boolean): void => {
    const others = shift.people.map((person) => person.memberId).filter((id) => id !== memberId)
    void work.act(t(isOn ? 'teams.didPutOn' : 'teams.didTakeOff', { name }), [
      {
        call: { type: 'people', shiftId: shift.id, memberIds: isOn ? [...others, memberId] : others },
        before: shift,
      },
    ])
  }
  return (
    <ul>
      {people.map(({ id, name }) => {
        const person = on.get(id)
        const isAsked = asking?.memberId === id
        return (
          <li key={id} className={styles['person']} data-off={!person}>
            <div className={styles['line']}>
              <strong>{name}</strong>
              {!person && <span className={styles['note']}>{t('teams.off')}</span>}
              {mayEdit && (
                <span className={styles['acts']}>
                  {!person && (
                    <Act
                      label={t('teams.putOn')}
                      name={name}
                      isBusy={work.isBusy}
                      onClick={() => setOn(id, name, true)}
                    />
                  )}
                  {person?.absentReason === null && (
                    <>
                      <Act
                        label={t('teams.absent')}
                        name={name}
                        isBusy={work.isBusy}
                        onClick={() => setAsking(isAsked ? null : { memberId: id, what: 'absence' })}
                      />
                      <Act
                        label={t('teams.swap')}
                        name={name}
                        isBusy={work.isBusy}
                        onClick={() => setAsking(isAsked ? null : { memberId: id, what: 'swap' })}
                      />
                      <Act
                        label={t('teams.takeOff')}
                        name={name}
                        isBusy={work.isBusy}
                        onClick={() => setOn(id, name, false)}
                      />
                    </>
                  )}
                  {person && person.absentReason !== null && (
                    <Act
                      label={t('teams.isBack')}
                      name={name}
                      isBusy={work.isBusy}
                      onClick={() => absence(id, name, null)}
                    />
                  )}
                </span>
              )}
              {person && person.absentReason !== null && (
                <span className={styles['absent']}>{t('teams.isAbsent', { reason: person.absentReason })}</span>
              )}
            </div>
            {isAsked && asking.what === 'absence' && <AbsenceForm onSave={(reason) => absence(id, name, reason)} />}
            {isAsked && asking.what === 'swap' && (
              <SwapForm
                roster={roster}
                shift={shift}
                memberId={id}
                name={name}
                work={work}
                onDone={() => setAsking(null)}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

function Act({ label, name, isBusy, onClick }: { label: string; name: string; isBusy: boolean; onClick(): void }) {
  return (
    <button
      type="button"
      className={buttons['link']}
      aria-label={`${label} ${name}`}
      disabled={isBusy}
      onClick={onClick}
    >
      {label}
    </button>
  )
}

function AbsenceForm({ onSave }: { onSave(reason: string): void }) {
  const { t } = useText()
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onSave(reason.trim())
  }
  return (
    <form className={styles['ask']} onSubmit={submit}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the form was asked for by the button just pressed
        autoFocus
        required
        maxLength={200}
        aria-label={t('teams.absentWhy')}
        placeholder={t('teams.absentWhy')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <button type="submit" className={buttons['button']} disabled={reason.trim() === ''}>
        {t('teams.absent')}
      </button>
    </form>
  )
}
