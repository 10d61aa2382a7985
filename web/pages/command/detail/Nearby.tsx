import { nearest } from '../../../data/nearest.ts'
import { useServicePoints, useTeams } from '../../../data/queries.ts'
import { metres } from '../../../format/number.ts'
import { ServicePointSymbol, TeamSymbol } from '../../../map/symbols.tsx'
import { Section } from '../../../parts/Section.tsx'
import { useText, worded } from '../../../text/index.ts'
import { PlaceRow } from './PlaceRow.tsx'
import styles from './Rows.module.css'

const TEAMS_SHOWN = 3

/** The nearest service point and free teams as the crow flies, and labelled so: a straight line is no travel time. */
export function Nearby({ position }: { position: [number, number] }) {
  const { t } = useText()
  const [point] = nearest(position, useServicePoints().data?.items ?? [], 1)
  const live = (useTeams().data?.items ?? []).flatMap((team) =>
    team.position && !team.stale && team.state === 'free' ? [{ ...team, position: team.position }] : [],
  )
  const teams = nearest(position, live, TEAMS_SHOWN)
  return (
    <>
      {point && (
        <Section title={t('hazard.nearestPoint')}>
          <ul className={styles['rows']}>
            <PlaceRow
              to={{ type: 'servicePoint', id: point.item.id }}
              place={{ position: point.item.position }}
              symbol={<ServicePointSymbol kind={point.item.kind} open={point.item.openNow} size={18} />}
              name={point.item.name}
              detail={`${worded(t, 'pointKind', point.item.kind)} · ${t(point.item.openNow ? 'point.open' : 'point.closed')}`}
              value={t('hazard.straight', { metres: metres(point.metres) })}
            />
          </ul>
        </Section>
      )}
      {teams.length > 0 && (
        <Section title={t('hazard.nearestTeam')}>
          <ul className={styles['rows']}>
            {teams.map(({ item, metres: distance }) => (
              <PlaceRow
                key={item.id}
                to={{ type: 'team', id: item.id }}
                place={{ position: item.position }}
                symbol={<TeamSymbol kind={item.kind} state={item.state} stale={item.stale} size={20} />}
                name={item.name}
                detail={t(`teamState.${item.state}`)}
                value={t('hazard.straight', { metres: metres(distance) })}
              />
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
