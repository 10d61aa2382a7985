import type { HazardSummary } from '@wangge/api/contract'
import { HAZARD_STATES } from '@wangge/db/vocabulary'
import type { ReactNode } from 'react'
import { count, percent } from '../../format/number.ts'
import { Figure } from '../../parts/Figure.tsx'
import { useText, worded } from '../../text/index.ts'
import styles from './LedgerSummary.module.css'
import type { LedgerFilter } from './ledgerFilter.ts'
import { useLedgerSummary } from './ledgerQueries.ts'

const OPEN = HAZARD_STATES.filter((state) => state !== 'closedOut')

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
  // Every figure is of the present filter; its list narrows that further, and a second figure takes the place of the first.
  const show = (part: Partial<LedgerFilter>): void =>
    onNarrow({ states: [], clocks: [], verdict: null, counted: null, ...part })
  if (!data) return <p className={styles['summary']} aria-hidden="true" />
  return (
    <dl className={styles['summary']} data-stale={isPlaceholderData} aria-label={t('ledger.summary')}>
      <Item name={t('ledger.total')}>
        <Opens value={data.total} onClick={() => show({})} />
      </Item>
      <Item name={t('ledger.rectified')} meaning={t('ledger.rectifiedMeaning')}>
        <Opens value={data.rectified} onClick={() => show({ counted: 'rectified' })} /> /{' '}
        <Opens value={data.toRectify} onClick={() => show({ counted: 'toRectify' })} />
      </Item>
      <Item name={t('ledger.onTimeRate')}>
        <Rate data={data} />
      </Item>
      <Item name={t('ledger.open')}>
        <Opens value={data.open} onClick={() => show({ states: OPEN, counted: 'toRectify' })} />
      </Item>
      <Item name={t('clock.overdue')}>
        <Opens
          value={data.overdue}
          isLate={data.overdue > 0}
          onClick={() => show({ clocks: ['overdue'], counted: 'toRectify' })}
        />
      </Item>
      <Item name={t('clock.closed')}>
        <Opens value={data.closed} onClick={() => show({ states: ['closedOut'], counted: 'toRectify' })} />
      </Item>
      <Item name={t('ledger.verdict.false')}>
        <Opens value={data.falseReports} onClick={() => show({ verdict: 'false' })} />
      </Item>
      <Item name={t('ledger.verdict.duplicate')}>
        <Opens value={data.merged} onClick={() => show({ verdict: 'duplicate' })} />
      </Item>
      <Item name={t('ledger.bySource')}>
        <ul>
          {data.bySource.map(({ source, toRectify, rectified }) => (
            <li key={source}>
              {worded(t, 'source', source)}{' '}
              <Opens value={rectified} onClick={() => show({ sources: [source], counted: 'rectified' })} /> /{' '}
              <Opens value={toRectify} onClick={() => show({ sources: [source], counted: 'toRectify' })} />
            </li>
          ))}
        </ul>
      </Item>
    </dl>
  )
}

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

function Item({ name, meaning, children }: { name: string; meaning?: string; children: ReactNode }) {
  return (
    <div title={meaning}>
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
