import type { TeamDetail } from '@wangge/api/contract'
import { Select } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import { useForces, useTeamWrite } from '../forcesQueries.ts'
import { useProblem } from '../useProblem.ts'
import styles from './TeamDrawer.module.css'

/** Name, leader, unit above, car, base. */
export function TeamForm({ team, onClose }: { team: TeamDetail; onClose(): void }) {
  const { t } = useText()
  const problem = useProblem()
  const toast = useToast()
  const write = useTeamWrite(team.id)
  const units = useForces().data?.units ?? []
  const parentId = useId()
  const [name, setName] = useState(team.name)
  const [leaderName, setLeaderName] = useState(team.leaderName)
  const [parentCode, setParentCode] = useState(team.parentCode)
  const [hasVehicle, setVehicle] = useState(team.hasVehicle)
  const [lon, setLon] = useState(team.base ? String(team.base[0]) : '')
  const [lat, setLat] = useState(team.base ? String(team.base[1]) : '')
  const base = baseOf(lon, lat)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (base === undefined) return
    const before = {
      ...{ name: team.name, leaderName: team.leaderName, parentCode: team.parentCode },
      ...{ hasVehicle: team.hasVehicle, base: team.base },
    }
    const after = { name: name.trim(), leaderName: leaderName.trim(), parentCode, hasVehicle, base }
    write.mutate(
      { type: 'change', body: after },
      {
        onSuccess: () => {
          onClose()
          toast(t('teams.saved', { what: after.name }), () => write.mutate({ type: 'change', body: before }))
        },
      },
    )
  }
  return (
    <form className={`${styles['form']} ${styles['padded']}`} onSubmit={save}>
      <label>
        {t('teams.name')}
        <input required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <label>
        {t('teams.leader')}
        <input maxLength={100} value={leaderName} onChange={(event) => setLeaderName(event.target.value)} />
      </label>
      <label htmlFor={parentId}>
        {t('teams.parent')}
        <Select
          id={parentId}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('teams.noParent')}
          value={parentCode}
          options={units.map(({ code, name: label }) => ({ value: code, label }))}
          onChange={(code) => setParentCode(code ?? null)}
        />
      </label>
      <div className={styles['pair']}>
        <label>
          {t('teams.baseLon')}
          <input inputMode="decimal" value={lon} onChange={(event) => setLon(event.target.value)} />
        </label>
        <label>
          {t('teams.baseLat')}
          <input inputMode="decimal" value={lat} onChange={(event) => setLat(event.target.value)} />
        </label>
      </div>
      {base === undefined && (
        <p role="alert" className={styles['failure']}>
          {t('teams.baseOdd')}
        </p>
      )}
      <label className={styles['check']}>
        <input type="checkbox" checked={hasVehicle} onChange={(event) => setVehicle(event.target.checked)} />
        {t('teams.vehicle')}
      </label>
      {write.error && (
        <p role="alert" className={styles['failure']}>
          {problem(write.error)}
        </p>
      )}
      <div className={styles['buttons']}>
        <button type="submit" className={buttons['primary']} disabled={write.isPending || base === undefined}>
          {t('teams.save')}
        </button>
        <button type="button" className={buttons['button']} onClick={onClose}>
          {t('app.cancel')}
        </button>
      </div>
    </form>
  )
}

/** Null = none; undefined = half filled in, or no place on earth. */
function baseOf(lon: string, lat: string): [number, number] | null | undefined {
  if (lon.trim() === '' && lat.trim() === '') return null
  const [x, y] = [Number(lon), Number(lat)]
  const isPlace = lon.trim() !== '' && lat.trim() !== '' && Math.abs(x) <= 180 && Math.abs(y) <= 90
  return isPlace ? [x, y] : undefined
}
