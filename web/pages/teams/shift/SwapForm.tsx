import type { Roster, Shift } from '@wangge/api/contract'
import { Select } from 'antd'
import { useMemo, useState } from 'react'
import { dayWords } from '../../../format/date.ts'
import { useText } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import { useKindName } from '../useKindName.ts'
import type { RosterWork } from '../useRosterWork.ts'
import styles from './ShiftPanel.module.css'

interface SwapFormProps {
  roster: Roster
  shift: Shift
  memberId: string
  name: string
  work: RosterWork
  onDone(): void
}

/** With whom of this week's other shifts one person changes places. */
export function SwapForm({ roster, shift, memberId, name, work, onDone }: SwapFormProps) {
  const { t, language } = useText()
  const kindName = useKindName(roster.shiftKinds)
  const [chosen, setChosen] = useState<string | null>(null)
  const options = useMemo(() => {
    const teamNames = new Map(roster.teams.map((team) => [team.id, team.name]))
    const isOn = (one: Shift, id: string) => one.people.some((person) => person.memberId === id)
    // Nobody comes to a shift that he is on already. The own team's shifts first: that is whom one asks.
    const others = roster.shifts.filter((other) => other.id !== shift.id && !isOn(other, memberId))
    const isOwn = (other: Shift) => Number(other.teamId !== shift.teamId)
    return others
      .sort((a, b) => isOwn(a) - isOwn(b) || a.day.localeCompare(b.day))
      .flatMap((other) =>
        other.people
          .filter((person) => person.absentReason === null && !isOn(shift, person.memberId))
          .map((person) => ({
            value: `${other.id}|${person.memberId}`,
            name: person.name,
            label: `${person.name} · ${teamNames.get(other.teamId) ?? ''} · ${dayWords(other.day, language)} ${kindName(other.kind)}`,
          })),
      )
  }, [roster, shift, memberId, language, kindName])
  if (options.length === 0) return <p className={styles['note']}>{t('teams.swapNone')}</p>
  const swap = (): void => {
    const [shiftId, otherId] = (chosen ?? '').split('|')
    const other = options.find(({ value }) => value === chosen)
    if (!shiftId || !otherId || !other) return
    const call = {
      type: 'swap' as const,
      one: { shiftId: shift.id, memberId },
      other: { shiftId, memberId: otherId },
    }
    void work.act(t('teams.didSwap', { one: name, other: other.name }), [{ call, before: shift }]).then((isDone) => {
      if (isDone) onDone()
    })
  }
  return (
    <div className={styles['ask']}>
      <Select
        aria-label={t('teams.swapFor', { name })}
        placeholder={t('teams.swapChoose')}
        showSearch={{ optionFilterProp: 'label' }}
        value={chosen}
        options={options}
        popupMatchSelectWidth={320}
        onChange={setChosen}
      />
      <button type="button" className={buttons['button']} disabled={!chosen || work.isBusy} onClick={swap}>
        {t('teams.swap')}
      </button>
    </div>
  )
}
