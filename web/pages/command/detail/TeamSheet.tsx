import type { Team } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { useTeams } from '../../../data/queries.ts'
import { dateTime } from '../../../format/date.ts'
import { age } from '../../../format/duration.ts'
import { count } from '../../../format/number.ts'
import { TeamSymbol } from '../../../map/symbols.tsx'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Section } from '../../../parts/Section.tsx'
import { SheetHead } from '../../../parts/SheetHead.tsx'
import { useText, worded } from '../../../text/index.ts'
import { PlaceLink } from './PlaceLink.tsx'
import { SheetActions } from './SheetActions.tsx'
import { SheetFrame } from './SheetFrame.tsx'
import styles from './TeamSheet.module.css'

/** A team: can it be sent, what does it carry, how old is its position. */
export function TeamSheet({ id }: { id: string }) {
  const { t } = useText()
  const teams = useTeams()
  const team = teams.data && (teams.data.items.find((candidate) => candidate.id === id) ?? null)
  return (
    <SheetFrame query={{ ...teams, data: team, refetch: teams.refetch }}>
      {(found) => (found ? <TeamFacts team={found} /> : <Notice title={t('problem.notFound')} />)}
    </SheetFrame>
  )
}

function TeamFacts({ team }: { team: Team }) {
  const { t, language } = useText()
  const nowMs = useNow(15)
  const equipment = Object.entries(team.equipment)
  return (
    <>
      <SheetHead
        overline={`${team.code} · ${t(`teamKind.${team.kind}`)}`}
        title={team.name}
        tag={
          <span className={styles['state']} data-state={team.stale ? 'stale' : team.state}>
            <TeamSymbol kind={team.kind} state={team.state} stale={team.stale} size={20} />
            {t(team.stale ? 'teamState.stale' : `teamState.${team.state}`)}
          </span>
        }
        aside={<SheetActions />}
      />
      {team.stale && <p className={styles['stale']}>{t('team.staleNote')}</p>}
      <Section title={t('hazard.facts')}>
        <KeyValues
          rows={[
            [t('team.members'), t('team.membersValue', { n: count(team.members) })],
            [t('team.vehicle'), t(team.hasVehicle ? 'team.hasVehicle' : 'team.noVehicle')],
            [
              t('team.positionAt'),
              team.positionAt === null
                ? t('team.noPosition')
                : `${dateTime(team.positionAt, language, nowMs)} · ${age((nowMs - Date.parse(team.positionAt)) / 1000, language)}`,
            ],
            [
              t('team.cell'),
              team.cellCode ? (
                <PlaceLink key="cell" to={{ type: 'cell', code: team.cellCode }}>
                  {team.cellName ?? team.cellCode}
                </PlaceLink>
              ) : null,
            ],
          ]}
        />
      </Section>
      <Section title={t('team.equipment')}>
        {equipment.length === 0 ? (
          <p>{t('team.noEquipment')}</p>
        ) : (
          <KeyValues rows={equipment.map(([key, amount]) => [worded(t, 'equipment', key), count(amount)])} />
        )}
      </Section>
    </>
  )
}
