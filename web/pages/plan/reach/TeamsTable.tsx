import type { TeamReach } from '@wangge/api/contract'
import { useState } from 'react'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { SortHead } from '../figures/SortHead.tsx'
import type { Moves } from './moves.ts'
import styles from './ReachPage.module.css'

type Column = 'name' | 'peopleWithin' | 'peopleFirst'

interface TeamsTableProps {
  teams: TeamReach['teams']
  moves: Moves
  chosenId: string | null
  onChoose(id: string | null): void
}

/** Teams with whom they reach and where they are first; a row shows its reach on the map. */
export function TeamsTable({ teams, moves, chosenId, onChoose }: TeamsTableProps) {
  const { t } = useText()
  const [order, setOrder] = useState<{ by: Column; isDescending: boolean }>({ by: 'peopleFirst', isDescending: true })
  const sortBy = (by: Column): void =>
    setOrder((now) => ({ by, isDescending: now.by === by ? !now.isDescending : by !== 'name' }))
  const sign = order.isDescending ? -1 : 1
  const rows = teams.toSorted((a, b) =>
    order.by === 'name' ? sign * a.name.localeCompare(b.name, 'zh') : sign * (a[order.by] - b[order.by]),
  )
  if (teams.length === 0) return <p className={styles['note']}>{t('planReach.none')}</p>
  return (
    <table className={styles['rows']}>
      <thead>
        <tr>
          <SortHead name={t('planReach.team')} of="name" order={order} onSort={sortBy} />
          <SortHead name={t('planReach.peopleWithin')} of="peopleWithin" order={order} onSort={sortBy} />
          <SortHead name={t('planReach.peopleFirst')} of="peopleFirst" order={order} onSort={sortBy} />
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, position, isStale, peopleWithin, peopleFirst }) => (
          <tr key={id} data-chosen={id === chosenId || undefined}>
            <th scope="row">
              <button
                type="button"
                aria-pressed={id === chosenId}
                onClick={() => onChoose(id === chosenId ? null : id)}
              >
                {name}
              </button>
              {position === null && <small>{t('planReach.noPlace')}</small>}
              {position !== null && isStale && <small>{t('planReach.stale')}</small>}
              {moves[id] && <small data-tried="true">{t('planReach.moved')}</small>}
            </th>
            <td>{count(peopleWithin)}</td>
            <td>{count(peopleFirst)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
