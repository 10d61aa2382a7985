import type { TeamDetail } from '@wangge/api/contract'
import { type FormEvent, useState } from 'react'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { Section } from '../../../parts/Section.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText, worded } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import { useTeamWrite } from '../forcesQueries.ts'
import { useProblem } from '../useProblem.ts'
import styles from './TeamDrawer.module.css'

type Item = TeamDetail['equipment'][number]

/** What the team carries, and how much of it cannot be used now. */
export function EquipmentPart({ team, mayEdit }: { team: TeamDetail; mayEdit: boolean }) {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const [isEditing, setEditing] = useState(false)
  const { equipment, equipmentCheckedAt } = team
  const checked =
    equipmentCheckedAt === null
      ? t('teams.neverChecked')
      : t('teams.checkedAt', { at: dateTime(equipmentCheckedAt, language, nowMs) })
  return (
    <Section title={t('teams.equipment')} aside={checked}>
      {equipment.length === 0 && !isEditing && <p className={styles['note']}>{t('teams.noEquipment')}</p>}
      {!isEditing && (
        <KeyValues
          rows={equipment.map(({ kind, count, unready }) => [
            worded(t, 'equipment', kind),
            <span key={kind}>
              {t('teams.equipmentCount', { n: count })}
              {' · '}
              <span className={styles['ready']} data-unready={unready > 0}>
                {unready > 0 ? t('teams.someUnready', { n: unready }) : t('teams.allReady')}
              </span>
            </span>,
          ])}
        />
      )}
      {mayEdit && !isEditing && (
        <button type="button" className={buttons['link']} onClick={() => setEditing(true)}>
          {t('teams.editEquipment')}
        </button>
      )}
      {isEditing && <EquipmentForm team={team} onClose={() => setEditing(false)} />}
    </Section>
  )
}

function EquipmentForm({ team, onClose }: { team: TeamDetail; onClose(): void }) {
  const { t } = useText()
  const problem = useProblem()
  const toast = useToast()
  const write = useTeamWrite(team.id)
  const [items, setItems] = useState<readonly (Item & { row: number })[]>(() =>
    team.equipment.map((item, row) => ({ ...item, row })),
  )
  const change = (row: number, part: Partial<Item>): void =>
    setItems(items.map((item) => (item.row === row ? { ...item, ...part } : item)))
  const wrong = items.find(({ count, unready }) => unready > count)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const equipment = items.map(({ kind, count, unready }) => ({ kind: kind.trim(), count, unready }))
    write.mutate(
      { type: 'change', body: { equipment } },
      {
        onSuccess: () => {
          onClose()
          toast(t('teams.saved', { what: t('teams.equipment') }), () =>
            write.mutate({ type: 'change', body: { equipment: team.equipment } }),
          )
        },
      },
    )
  }
  return (
    <form className={styles['form']} onSubmit={save}>
      <ul className={styles['items']}>
        <li aria-hidden="true" className={styles['heads']}>
          <span>{t('teams.equipmentKind')}</span>
          <span>{t('teams.count')}</span>
          <span>{t('teams.unreadyCount')}</span>
        </li>
        {items.map(({ row, kind, count, unready }) => {
          const isKnown = team.equipment.some((known) => known.kind === kind)
          const name = worded(t, 'equipment', kind)
          return (
            <li key={row}>
              {isKnown ? (
                <span>{name}</span>
              ) : (
                <input
                  required
                  maxLength={40}
                  aria-label={t('teams.equipmentKind')}
                  value={kind}
                  onChange={(event) => change(row, { kind: event.target.value })}
                />
              )}
              <Amount label={`${name} ${t('teams.count')}`} value={count} onChange={(n) => change(row, { count: n })} />
              <Amount
                label={`${name} ${t('teams.unreadyCount')}`}
                value={unready}
                onChange={(n) => change(row, { unready: n })}
              />
              <button
                type="button"
                className={buttons['link']}
                aria-label={t('teams.remove', { name })}
                onClick={() => setItems(items.filter((item) => item.row !== row))}
              >
                ×
              </button>
            </li>
          )
        })}
      </ul>
      <button
        type="button"
        className={buttons['link']}
        onClick={() =>
          setItems([
            ...items,
            { row: Math.max(-1, ...items.map(({ row }) => row)) + 1, kind: '', count: 1, unready: 0 },
          ])
        }
      >
        {t('teams.addEquipment')}
      </button>
      {wrong && (
        <p role="alert" className={styles['failure']}>
          {t('teams.moreUnready', { name: worded(t, 'equipment', wrong.kind) })}
        </p>
      )}
      {write.error && (
        <p role="alert" className={styles['failure']}>
          {problem(write.error)}
        </p>
      )}
      <div className={styles['buttons']}>
        <button type="submit" className={buttons['primary']} disabled={write.isPending || wrong !== undefined}>
          {t('teams.save')}
        </button>
        <button type="button" className={buttons['button']} onClick={onClose}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  )
}

function Amount({ label, value, onChange }: { label: string; value: number; onChange(value: number): void }) {
  return (
    <input
      type="number"
      min={0}
      max={10_000}
      required
      aria-label={label}
      value={value}
      onChange={({ target }) => onChange(Math.max(0, Math.floor(target.valueAsNumber || 0)))}
    />
  )
}
