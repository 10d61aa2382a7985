import type { Cell } from '@wangge/api/contract'
import { useNow } from '../../../data/now.ts'
import { useHazards, useTeams } from '../../../data/queries.ts'
import { ClockSymbol, TeamSymbol } from '../../../map/symbols.tsx'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { useText } from '../../../text/index.ts'
import { queueRows } from '../queue/queueOrder.ts'
import { isInside } from './isInside.ts'
import { PlaceRow } from './PlaceRow.tsx'
import styles from './Rows.module.css'

type Where = Pick<Cell, 'code' | 'level'>

/** Open hazards of a cell and of the cells inside it, by due time. */
export function CellHazards({ where }: { where: Where }) {
  const { t } = useText()
  const kindName = useHazardKindName()
  const nowMs = useNow(5)
  const rows = queueRows(useHazards().data?.items ?? [], nowMs).filter(({ hazard }) => isInside(hazard.cellCode, where))
  return (
    <ul className={styles['rows']}>
      {rows.map(({ hazard, clock }) => (
        <PlaceRow
          key={hazard.id}
          to={{ type: 'hazard', id: hazard.id }}
          place={{ position: hazard.position }}
          symbol={<ClockSymbol clock={clock} size={16} />}
          name={kindName(hazard.kind)}
          detail={hazard.address}
          value={t(`clock.${clock}`)}
        />
      ))}
    </ul>
  )
}

/** Teams of a cell and of the cells inside it. */
export function CellTeams({ where }: { where: Where }) {
  const { t } = useText()
  const teams = (useTeams().data?.items ?? []).filter(({ cellCode }) => isInside(cellCode, where))
  return (
    <ul className={styles['rows']}>
      {teams.map((team) => (
        <PlaceRow
          key={team.id}
          to={{ type: 'team', id: team.id }}
          place={{ position: team.position }}
          symbol={<TeamSymbol kind={team.kind} state={team.state} stale={team.stale} size={20} />}
          name={team.name}
          detail={t(`teamKind.${team.kind}`)}
          value={t(team.stale ? 'teamState.stale' : `teamState.${team.state}`)}
        />
      ))}
    </ul>
  )
}
