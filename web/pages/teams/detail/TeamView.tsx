import { useQuery } from '@tanstack/react-query'
import type { Dispatch, TeamDetail } from '@wangge/api/contract'
import { TEAM_DUTIES } from '@wangge/db/vocabulary'
import { Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useView } from '../../../app/ViewContext.tsx'
import { request } from '../../../data/client.ts'
import { useNow } from '../../../data/now.ts'
import { dateTime, dayWords } from '../../../format/date.ts'
import { age } from '../../../format/duration.ts'
import { metres } from '../../../format/number.ts'
import { TeamSymbol } from '../../../map/symbols.tsx'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { Section } from '../../../parts/Section.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { viewToSearch } from '../../../state/address.ts'
import { useText } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import { useTeamWrite } from '../forcesQueries.ts'
import { useProblem } from '../useProblem.ts'
import type { Place } from '../useTeamsPlace.ts'
import { EquipmentPart } from './EquipmentPart.tsx'
import { PeoplePart } from './PeoplePart.tsx'
import styles from './TeamDrawer.module.css'
import { TeamForm } from './TeamForm.tsx'

/** A team: what it does now and where, who is in it, what it carries, when it is on. */
export function TeamView({ team, place, kindName }: { team: TeamDetail; place: Place; kindName(key: string): string }) {
  const { t } = useText()
  const [isEditing, setEditing] = useState(false)
  const mayEdit = team.allowedActions.includes('edit')
  const isStale = team.stale && team.state !== 'off'
  return (
    <div className={styles['scroll']}>
      <header className={styles['head']}>
        <p>
          {team.code} · {t(`teamKind.${team.kind}`)}
        </p>
        <h2 tabIndex={-1} data-detail-title="">
          {team.name}
        </h2>
        <p className={styles['state']} data-state={isStale ? 'stale' : team.state}>
          <TeamSymbol kind={team.kind} state={team.state} stale={team.stale} size={20} />
          {t(isStale ? 'teamState.stale' : `teamState.${team.state}`)}
          {mayEdit && (
            <button type="button" className={buttons['link']} onClick={() => setEditing(true)}>
              {t('teams.edit')}
            </button>
          )}
        </p>
      </header>
      {isStale && <p className={styles['stale']}>{t('teams.staleNote')}</p>}
      {isEditing && <TeamForm team={team} onClose={() => setEditing(false)} />}
      <Now team={team} />
      <PeoplePart team={team} mayEdit={mayEdit} />
      <EquipmentPart team={team} mayEdit={mayEdit} />
      <Upcoming team={team} place={place} kindName={kindName} />
    </div>
  )
}

function Now({ team }: { team: TeamDetail }) {
  const { t, language } = useText()
  const nowMs = useNow(15)
  const { base, positionAt, positionAccuracyMetres: accuracy } = team
  const place = ([lon, lat]: readonly [number, number]) => `${lon.toFixed(5)}, ${lat.toFixed(5)}`
  const position =
    positionAt === null
      ? t('teams.noPosition')
      : [
          `${dateTime(positionAt, language, nowMs)} · ${age((nowMs - Date.parse(positionAt)) / 1000, language)}`,
          accuracy !== null && t('teams.accuracy', { metres: metres(accuracy) }),
        ]
          .filter(Boolean)
          .join(' · ')
  return (
    <Section title={t('hazard.facts')}>
      <KeyValues
        rows={[
          [t('teams.duty'), <DutySwitch key="duty" team={team} />],
          [t('teams.sentTo'), team.dispatchId ? <SentTo key="sent" id={team.dispatchId} /> : t('teams.notSent')],
          [t('teams.leader'), team.leaderName || null],
          [t('teams.above'), team.above.map(({ name }) => name).join(' › ') || null],
          [t('teams.cell'), team.cellName],
          [t('team.vehicle'), t(team.hasVehicle ? 'team.hasVehicle' : 'team.noVehicle')],
          [t('teams.position'), position],
          [t('teams.base'), base ? place(base) : t('teams.noBase')],
        ]}
      />
    </Section>
  )
}

function DutySwitch({ team }: { team: TeamDetail }) {
  const { t } = useText()
  const problem = useProblem()
  const toast = useToast()
  const write = useTeamWrite(team.id)
  if (!team.allowedActions.includes('setDuty')) return t(`teams.duty.${team.duty}`)
  const set = (duty: TeamDetail['duty']): void =>
    write.mutate(
      { type: 'change', body: { duty } },
      {
        onSuccess: () =>
          toast(t('teams.dutySaved', { name: team.name, duty: t(`teams.duty.${duty}`) }), () =>
            write.mutate({ type: 'change', body: { duty: team.duty } }),
          ),
      },
    )
  return (
    <>
      <Segmented
        size="small"
        aria-label={t('teams.duty')}
        disabled={write.isPending}
        value={team.duty}
        options={TEAM_DUTIES.map((value) => ({ value, label: t(`teams.duty.${value}`) }))}
        onChange={set}
      />
      {write.error && (
        <p role="alert" className={styles['failure']}>
          {problem(write.error)}
        </p>
      )}
    </>
  )
}

/** The hazard it is on its way to, with a way there. */
function SentTo({ id }: { id: string }) {
  const { view } = useView()
  const { t } = useText()
  const kindName = useHazardKindName()
  const { data } = useQuery({
    queryKey: ['dispatch', id],
    queryFn: ({ signal }) => request<Dispatch>(`/dispatches/${id}`, { signal }),
  })
  if (!data) return null
  return (
    <Link to={{ pathname: `/hazards/${data.hazardId}`, search: viewToSearch({ ...view, selection: null }) }}>
      {t('teams.sentToHazard', { kind: kindName(data.hazardKind), serial: data.hazardSerial })} · {data.address}
    </Link>
  )
}

function Upcoming({ team, place, kindName }: { team: TeamDetail; place: Place; kindName(key: string): string }) {
  const { t, language } = useText()
  return (
    <Section title={t('teams.upcoming')}>
      {team.shifts.length === 0 && <p className={styles['note']}>{t('teams.noUpcoming')}</p>}
      <ul>
        {team.shifts.map(({ id, day, kind, cells }) => (
          <li key={id}>
            <button
              type="button"
              className={buttons['link']}
              onClick={() => place.go({ day, kind, open: 'shift', show: 'roster' })}
            >
              {t('teams.openShift', { day: dayWords(day, language), kind: kindName(kind), n: cells })}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
