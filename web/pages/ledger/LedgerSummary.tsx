import type { HazardSummary } from '@wangge/api/contract'
import type { ReactNode } from 'react'
import { count, percent } from '../../format/number.ts'
import { Figure } from '../../parts/Figure.tsx'
import { useText, worded } from '../../text/index.ts'
import styles from './LedgerSummary.module.css'
import type { LedgerFilter } from './ledgerFilter.ts'
import { useLedgerSummary } from './ledgerQueries.ts'

/** What the filter holds, in figures; each opens its list, the rate its formula. */
export function LedgerSummary({
  filter,
  onNarrow,
}: {
  filter: LedgerFilter
  onNarrow(part: Partial<LedgerFilter>): void
}) {
  const { t } = useText()
  const { data, isPlaceholderData } = useLedgerSummary(filter)
  if (!data) return <p className={styles['summary']} aria-hidden="true" />
  return (
    <dl className={styles['summary']} data-stale={isPlaceholderData} aria-label={t('ledger.summary')}>
      <Item name={t('ledger.total')}>
        <Opens value={data.total} onClick={() => onNarrow({ states: [], clocks: [], verdict: null })} />
      </Item>
      <Item name={t('ledger.rectified')}>
        <strong title={t('ledger.rectifiedMeaning')}>{rectifiedOf(data)}</strong>
      </Item>
      <Item name={t('ledger.onTimeRate')}>
        <Rate data={data} />
      </Item>
      <Item name={t('ledger.open')}>
        <Opens
          value={data.open}
          onClick={() =>
            onNarrow({ states: ['reported', 'acknowledged', 'verified', 'rectifying', 'reinspected'], clocks: [] })
          }
        />
      </Item>
      <Item name={t('clock.overdue')}>
        <Opens
          value={data.overdue}
          isLate={data.overdue > 0}
          onClick={() => onNarrow({ states: [], clocks: ['overdue'] })}
        />
      </Item>
      <Item name={t('clock.closed')}>
        <Opens value={data.closed} onClick={() => onNarrow({ states: ['closedOut'], clocks: [], verdict: null })} />
      </Item>
      <Item name={t('ledger.verdict.false')}>
        <Opens value={data.falseReports} onClick={() => onNarrow({ states: [], clocks: [], verdict: 'false' })} />
      </Item>
      <Item name={t('ledger.verdict.duplicate')}>
        <Opens value={data.merged} onClick={() => onNarrow({ states: [], clocks: [], verdict: 'duplicate' })} />
      </Item>
      <Item name={t('ledger.bySource')}>
        <ul>
          {data.bySource.map(({ source, toRectify, rectified }) => (
            <li key={source}>
              {worded(t, 'source', source)}{' '}
              <button type="button" onClick={() => onNarrow({ sources: [source] })}>
                {count(rectified)} / {count(toRectify)}
              </button>
            </li>
          ))}
        </ul>
      </Item>
    </dl>
  )
}

/** 应整改 101 已整改 101: "101 / 101". */
const rectifiedOf = ({ rectified, toRectify }: HazardSummary): string => `${count(rectified)} / ${count(toRectify)}`

function Rate({ data }: { data: HazardSummary }) {
  const { t } = useText()
  const value = percent(data.onTimeRate)
  return (
    <Figure
      name={t('ledger.onTimeRate')}
      value={value}
      formula={t('ledger.onTimeFormula', {
        onTime: count(data.closedOnTime),
        closed: count(data.closed),
        overdue: count(data.overdue),
        rate: value,
      })}
      note={t('ledger.onTimeNote')}
      source={t('ledger.source')}
    />
  )
}

function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Opens({ value, isLate = false, onClick }: { value: number; isLate?: boolean; onClick(): void }) {
  return (
    <button type="button" data-late={isLate} onClick={onClick}>
      {count(value)}
    </button>
  )
}
