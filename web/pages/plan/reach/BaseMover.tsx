import type { TeamReach } from '@wangge/api/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import { type MoveHistory, type Place, placeOf } from './moves.ts'
import styles from './ReachPage.module.css'

interface BaseMoverProps {
  team: TeamReach['teams'][number] | null
  history: MoveHistory
  onMove(teamId: string, place: Place): void
  onUndo(): void
  onRedo(): void
  onClear(): void
}

/** The chosen team's base, tried elsewhere by typing it, beside undo, redo and back to the register. */
export function BaseMover({ team, history, onMove, onUndo, onRedo, onClear }: BaseMoverProps) {
  const { t } = useText()
  return (
    <Section
      title={t('planReach.edit')}
      aside={
        <>
          <Button size="small" type="text" disabled={history.past.length === 0} onClick={onUndo}>
            {t('planReach.undo')}
          </Button>
          <Button size="small" type="text" disabled={history.future.length === 0} onClick={onRedo}>
            {t('planReach.redo')}
          </Button>
        </>
      }
    >
      {team ? (
        <PlaceForm key={`${team.id} ${team.position?.join()}`} team={team} onMove={onMove} />
      ) : (
        <p className={styles['note']}>{t('planReach.shed')}</p>
      )}
      <p className={styles['note']}>{t('planReach.editDrag')}</p>
      {Object.keys(history.now).length > 0 && (
        <Button size="small" onClick={onClear}>
          {t('planReach.clear')}
        </Button>
      )}
    </Section>
  )
}

function PlaceForm({ team, onMove }: { team: TeamReach['teams'][number]; onMove: BaseMoverProps['onMove'] }) {
  const { t } = useText()
  const [lon, setLon] = useState(team.position?.[0].toFixed(6) ?? '')
  const [lat, setLat] = useState(team.position?.[1].toFixed(6) ?? '')
  const [isBad, setBad] = useState(false)
  const submit = (): void => {
    const place = placeOf(lon, lat)
    setBad(place === null)
    if (place) onMove(team.id, place)
  }
  return (
    <form
      className={styles['place']}
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <strong>{team.name}</strong>
      <Input
        aria-label={t('planReach.lon')}
        inputMode="decimal"
        value={lon}
        onChange={(event) => setLon(event.target.value)}
      />
      <Input
        aria-label={t('planReach.lat')}
        inputMode="decimal"
        value={lat}
        onChange={(event) => setLat(event.target.value)}
      />
      <Button htmlType="submit">{t('planReach.move')}</Button>
      {isBad && <p role="alert">{t('planReach.badPlace')}</p>}
    </form>
  )
}
