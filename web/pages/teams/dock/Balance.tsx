import type { RosterCheck } from '@wangge/api/contract'
import { Table } from 'antd'
import type { ColumnType } from 'antd/es/table'
import { useMemo, useRef } from 'react'
import { count, percent } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import buttons from '../Buttons.module.css'
import { useHeight } from '../useHeight.ts'
import styles from './Dock.module.css'
import type { FindingsProps } from './Dock.tsx'

type Row = RosterCheck['balance'][number] & { name: string }
const HEAD_PIXELS = 36

/** Who carries how much over the week, and how much of it the team reaches in ten minutes. */
export function Balance({ check, roster, place }: FindingsProps) {
  const { t } = useText()
  const box = useRef<HTMLDivElement>(null)
  const height = useHeight(box)
  const { go } = place
  const rows = useMemo<Row[]>(() => {
    const names = new Map(roster.teams.map(({ id, name }) => [id, name]))
    return check.balance.map((row) => ({ ...row, name: names.get(row.teamId) ?? '' }))
  }, [check.balance, roster.teams])
  const columns = useMemo<ColumnType<Row>[]>(() => {
    const figure = (
      key: 'shifts' | 'hours' | 'cells' | 'people' | 'openHazards',
      name: string,
      width: number,
    ): ColumnType<Row> => ({
      key,
      title: name,
      width,
      align: 'right',
      sorter: (a, b) => a[key] - b[key],
      render: (_, row) => (key === 'hours' ? Number(row.hours.toFixed(1)) : count(row[key])),
    })
    return [
      {
        key: 'name',
        title: t('teams.balance.team'),
        fixed: 'start',
        width: 150,
        ellipsis: true,
        sorter: (a, b) => a.name.localeCompare(b.name, 'zh'),
        render: (_, { teamId, name }) => (
          <button type="button" className={buttons['link']} onClick={() => go({ teamId })}>
            {name}
          </button>
        ),
      },
      figure('shifts', t('teams.balance.shifts'), 70),
      figure('hours', t('teams.balance.hours'), 80),
      figure('cells', t('teams.balance.cells'), 80),
      figure('people', t('teams.balance.people'), 100),
      figure('openHazards', t('teams.balance.hazards'), 90),
      {
        key: 'reach',
        title: <span title={t('teams.balance.reachNote')}>{t('teams.balance.reach')}</span>,
        width: 120,
        align: 'right',
        // Unknown is not zero: it stands last either way up.
        sorter: (a, b) => (a.reachedShare ?? -1) - (b.reachedShare ?? -1),
        render: (_, { reachedShare }) => percent(reachedShare),
      },
    ]
  }, [t, go])
  return (
    <div ref={box} className={styles['balance']} title={t('teams.balance.reachNote')}>
      {height > 0 && (
        <Table<Row>
          virtual
          size="small"
          rowKey="teamId"
          columns={columns}
          dataSource={rows}
          pagination={false}
          showSorterTooltip={false}
          scroll={{ x: 690, y: Math.max(80, height - HEAD_PIXELS) }}
          rowClassName={({ teamId }) => (teamId === place.teamId ? (styles['chosenRow'] ?? '') : '')}
        />
      )}
    </div>
  )
}
