import { TeamSymbol } from '../../../map/symbols.tsx'
import { useText } from '../../../text/index.ts'
import styles from './ForceTree.module.css'
import type { ForceNode } from './forceNodes.ts'

/** One row of the tree: a unit with its four sums, or a team with its symbol and the word for its state. */
export function ForceRow({ node }: { node: ForceNode }) {
  const { t } = useText()
  if (node.type === 'unit') {
    const { name, totals } = node.unit
    const { teams, onDuty, free, unready } = totals
    const words = t('teams.unit', { name, teams, onDuty, free, unready })
    return (
      <span className={styles['row']} title={words}>
        <span className={styles['name']}>{name}</span>
        <span className={styles['sum']}>{teams}</span>
        <span className={styles['sum']}>{onDuty}</span>
        <span className={styles['sum']}>{free}</span>
        <span className={styles['sum']} data-warns={unready > 0}>
          {unready}
        </span>
      </span>
    )
  }
  const { name, kind, state, stale, unready } = node.team
  const isStale = stale && state !== 'off'
  return (
    <span className={styles['row']} title={`${name} · ${t(`teamKind.${kind}`)}`}>
      <TeamSymbol kind={kind} state={state} stale={stale} size={18} />
      <span className={styles['name']}>{name}</span>
      {unready && <span className={styles['unready']}>{t('teams.unready')}</span>}
      <span className={styles['state']} data-state={state}>
        {t(isStale ? 'teamState.stale' : `teamState.${state}`)}
      </span>
    </span>
  )
}
