import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import type { Bar } from '../figures/histogram.ts'
import { inUnit, type TimeUnit } from '../figures/units.ts'
import { ChartTable } from '../panel/ChartTable.tsx'

interface BinTableProps {
  name: string
  bars: readonly Bar[]
  unit: TimeUnit
  onBin(fromSeconds: number, toSeconds: number | null): void
}

/** A distribution in rows; each count opens its list. */
export function BinTable({ name, bars, unit, onBin }: BinTableProps) {
  const { t } = useText()
  return (
    <ChartTable
      caption={name}
      head={[t('response.binHead', { unit: t(`response.unit.${unit}`) }), t('response.count')]}
      rows={bars.map(({ fromSeconds, toSeconds, n }) => ({
        key: String(fromSeconds),
        cells: [
          toSeconds === null
            ? t('response.binAbove', { from: inUnit(fromSeconds, unit) })
            : t('response.bin', { from: inUnit(fromSeconds, unit), to: inUnit(toSeconds, unit) }),
          <button key="n" type="button" onClick={() => onBin(fromSeconds, toSeconds)}>
            {count(n)}
          </button>,
        ],
      }))}
    />
  )
}
