import type { Forces } from '@wangge/api/contract'
import { Tree } from 'antd'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useWidth } from '../../../app/useWidth.ts'
import { Notice } from '../../../parts/Notice.tsx'
import { useText } from '../../../text/index.ts'
import { useHeight } from '../useHeight.ts'
import type { Place } from '../useTeamsPlace.ts'
import { ForceRow } from './ForceRow.tsx'
import styles from './ForceTree.module.css'
import { type ForceNode, forceNodes, isBare, teamKey, unitKey, unitKeys } from './forceNodes.ts'
import { TreeFilters } from './TreeFilters.tsx'

const ROW_PIXELS = 32
const THUMB_ROW_PIXELS = 48
/** Opened without being asked: the offices and what stands right below them. */
const OPEN_DEPTH = 0

/** All forces in scope: units with their sums, teams with symbol and state; drawn by the row, so that thousands scroll. */
export function ForceTree({ forces, place }: { forces: Forces; place: Place }) {
  const { t } = useText()
  const width = useWidth()
  const { words, teamKind, only, teamId, unit, go } = place
  const nodes = useMemo(() => forceNodes(forces, { words, teamKind, only }), [forces, words, teamKind, only])
  const isNarrowed = !isBare(place)
  const [opened, setOpened] = useState<readonly string[] | null>(null)
  const expanded = useMemo(
    () => (isNarrowed ? unitKeys(nodes) : (opened ?? unitKeys(nodes, OPEN_DEPTH))),
    [isNarrowed, nodes, opened],
  )
  const [closed, setClosed] = useState<ReadonlySet<string>>(new Set())
  const box = useRef<HTMLDivElement>(null)
  const height = useHeight(box)
  const tree = useRef<{ scrollTo(to: { key: string; align?: 'auto' }): void } | null>(null)
  const chosen = teamId !== null && place.open === 'team' ? teamKey(teamId) : unit === '' ? null : unitKey(unit)
  useEffect(() => {
    if (chosen) tree.current?.scrollTo({ key: chosen, align: 'auto' })
  }, [chosen])
  return (
    <section className={styles['panel']} aria-label={t('teams.tree')}>
      <TreeFilters place={place} />
      <div className={styles['columns']} aria-hidden="true">
        <span>{t('teams.column.name')}</span>
        <span>{t('teams.column.teams')}</span>
        <span>{t('teams.column.onDuty')}</span>
        <span>{t('teams.column.free')}</span>
        <span>{t('teams.column.unready')}</span>
      </div>
      <div ref={box} className={styles['box']}>
        {nodes.length === 0 ? (
          <Empty isNarrowed={isNarrowed} onClear={() => go({ words: '', teamKind: null, only: null })} />
        ) : (
          height > 0 && (
            <Tree<ForceNode>
              ref={tree as never}
              aria-label={t('teams.tree')}
              blockNode
              virtual
              height={height}
              itemHeight={width === 'phone' ? THUMB_ROW_PIXELS : ROW_PIXELS}
              motion={false}
              treeData={nodes}
              expandedKeys={expanded.filter((key) => !isNarrowed || !closed.has(key))}
              onExpand={(keys, { node, expanded: isOpen }) => {
                if (!isNarrowed) setOpened(keys.map(String))
                else setClosed(toggled(closed, node.key, !isOpen))
              }}
              selectedKeys={chosen ? [chosen] : []}
              onSelect={(_, { node }) => {
                if (node.type === 'team') go({ teamId: node.team.id, open: 'team' })
                else go({ unit: node.unit.code === unit ? '' : node.unit.code })
              }}
              titleRender={(node) => <ForceRow node={node} />}
            />
          )
        )}
      </div>
      <Totals forces={forces} />
    </section>
  )
}

function Totals({ forces: { totals } }: { forces: Forces }) {
  const { t } = useText()
  const { teams, onDuty, free, unready } = totals
  return (
    <p className={styles['totals']} title={t('teams.unit', { name: t('teams.total'), teams, onDuty, free, unready })}>
      <span>{t('teams.total')}</span>
      <span>{teams}</span>
      <span>{onDuty}</span>
      <span>{free}</span>
      <span>{unready}</span>
    </p>
  )
}

function Empty({ isNarrowed, onClear }: { isNarrowed: boolean; onClear(): void }) {
  const { t } = useText()
  if (!isNarrowed) return <Notice title={t('teams.noTeams')} what={t('teams.noTeamsDo')} />
  const clear = (
    <button type="button" className={styles['clear']} onClick={onClear}>
      {t('teams.clear')}
    </button>
  )
  return <Notice title={t('teams.noneFit')} what={clear} />
}

function toggled(set: ReadonlySet<string>, key: string, isIn: boolean): ReadonlySet<string> {
  const next = new Set(set)
  if (isIn) next.add(key)
  else next.delete(key)
  return next
}
