import { useState } from 'react'
import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  type MouseHandlerDataParam,
  ReferenceArea,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { Chosen } from '../chosen.ts'
import { LEAST_CASES } from '../figures/ramp.ts'
import { toUnit } from '../figures/units.ts'
import { TrendTip } from './TrendTip.tsx'
import type { TrendDay } from './weekly.ts'

const HEIGHT = 236
/** Beyond so many days the bars of single days would be thinner than a pixel. */
const MOST_BARS = 370
const TICK = { fill: 'var(--text-secondary)', fontSize: 12 }

interface TrendChartProps {
  days: readonly TrendDay[]
  chosen: Chosen
  /** First and last day of the part that was chosen. */
  part: readonly [string, string] | null
  label: string
  onChoose(since: string, until: string): void
}

/** Two lines of weekly means over thin bars from each day's median to its 90th percentile. */
export function TrendChart({ days, chosen: { unit, promiseSeconds }, part, label, onChoose }: TrendChartProps) {
  const [drag, setDrag] = useState<readonly [string, string] | null>(null)
  const inUnits = (seconds: number | null) => (seconds === null ? null : toUnit(seconds, unit))
  const rows = days.map((one) => ({
    ...one,
    p50Line: inUnits(one.p50Mean),
    p90Line: inUnits(one.p90Mean),
    range:
      one.n < LEAST_CASES || one.p50 === null || one.p90 === null
        ? null
        : [toUnit(one.p50, unit), toUnit(one.p90, unit)],
  }))
  const shown = drag ?? part
  const [since, until] = shown && shown[1] < shown[0] ? [shown[1], shown[0]] : (shown ?? [null, null])
  const end = () => {
    if (drag) onChoose(...(drag[1] < drag[0] ? ([drag[1], drag[0]] as const) : drag))
    setDrag(null)
  }
  return (
    <div role="img" aria-label={label} onMouseLeave={() => setDrag(null)}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <ComposedChart
          data={rows}
          accessibilityLayer={false}
          margin={{ top: 8, right: 8, bottom: 0, left: 0 }}
          style={{ cursor: 'crosshair', userSelect: 'none' }}
          onMouseDown={(state) => {
            const day = dayUnder(state)
            if (day) setDrag([day, day])
          }}
          onMouseMove={(state) => {
            const day = dayUnder(state)
            if (drag && day && day !== drag[1]) setDrag([drag[0], day])
          }}
          onMouseUp={end}
        >
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="day"
            tickFormatter={(day: string) => day.slice(5)}
            minTickGap={48}
            tick={TICK}
            tickLine={false}
            axisLine={{ stroke: 'var(--line)' }}
          />
          <YAxis
            width={36}
            tickFormatter={(value: number) => String(Number(value.toFixed(1)))}
            tick={TICK}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, label: day }) =>
              active && <TrendTip row={days.find((one) => one.day === day)} unit={unit} />
            }
          />
          {rows.length <= MOST_BARS && (
            <Bar
              dataKey="range"
              fill="var(--line-strong)"
              fillOpacity={0.55}
              maxBarSize={5}
              isAnimationActive={false}
            />
          )}
          <Line dataKey="p50Line" stroke="var(--text-tertiary)" strokeWidth={2} dot={false} isAnimationActive={false} />
          <Line dataKey="p90Line" stroke="var(--text)" strokeWidth={2.5} dot={false} isAnimationActive={false} />
          {promiseSeconds !== null && (
            <ReferenceLine
              y={toUnit(promiseSeconds, unit)}
              ifOverflow="extendDomain"
              stroke="var(--clock-soon)"
              strokeDasharray="5 4"
            />
          )}
          {since !== null && (
            <ReferenceArea
              x1={since}
              x2={until}
              fill="var(--accent)"
              fillOpacity={0.16}
              stroke="var(--accent)"
              strokeOpacity={0.6}
            />
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

const dayUnder = ({ activeLabel }: MouseHandlerDataParam): string | null =>
  typeof activeLabel === 'string' ? activeLabel : null
