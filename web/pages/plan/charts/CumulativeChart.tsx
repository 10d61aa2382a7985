import {
  Area,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import type { CumulativeStep } from './cumulative.ts'

const HEIGHT = 240
const TICK = { fill: 'var(--text-secondary)', fontSize: 12 }

interface CumulativeChartProps {
  /** Of the scenario, and of today where that is another. */
  steps: readonly CumulativeStep[]
  before: readonly CumulativeStep[] | null
  all: number
  limitMinutes: number
  lastMinute: number
  label: string
  limitWords: string
  tip(minutes: number, amount: number): string
}

/** How many are within so many minutes; the limit stands as a line, today dashed behind the scenario. */
export default function CumulativeChart({
  steps,
  before,
  all,
  limitMinutes,
  lastMinute,
  label,
  limitWords,
  tip,
}: CumulativeChartProps) {
  const rows = steps
    .filter(({ minutes }) => minutes <= lastMinute)
    .map(({ minutes, amount }, index) => ({
      minutes,
      amount,
      share: all > 0 ? amount / all : 0,
      was: before && all > 0 ? (before[index]?.amount ?? 0) / all : null,
    }))
  return (
    <div role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <ComposedChart data={rows} accessibilityLayer={false} margin={{ top: 20, right: 12, bottom: 0, left: 0 }}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="minutes"
            type="number"
            domain={[0, lastMinute]}
            tickCount={Math.min(8, lastMinute / 5 + 1)}
            tick={TICK}
            tickLine={false}
            axisLine={{ stroke: 'var(--line)' }}
          />
          <YAxis
            width={44}
            domain={[0, 1]}
            ticks={[0, 0.25, 0.5, 0.75, 1]}
            tickFormatter={(share: number) => `${share * 100}%`}
            tick={TICK}
            tickLine={false}
            axisLine={false}
          />
          <Tooltip
            isAnimationActive={false}
            cursor={{ stroke: 'var(--line-strong)' }}
            content={({ active, label: at }) => {
              const row = rows.find(({ minutes }) => minutes === at)
              return active && row ? <TipCard>{tip(row.minutes, row.amount)}</TipCard> : null
            }}
          />
          <Area
            dataKey="share"
            type="stepAfter"
            stroke="var(--map-served)"
            strokeWidth={2}
            fill="var(--map-served)"
            fillOpacity={0.12}
            isAnimationActive={false}
          />
          {before && (
            <Line
              dataKey="was"
              type="stepAfter"
              stroke="var(--text-secondary)"
              strokeDasharray="4 4"
              strokeWidth={1.5}
              dot={false}
              isAnimationActive={false}
            />
          )}
          <ReferenceLine
            x={limitMinutes}
            stroke="var(--clock-soon)"
            strokeDasharray="5 4"
            label={{ value: limitWords, position: 'top', fill: 'var(--text)', fontSize: 12 }}
          />
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  )
}

const TipCard = ({ children }: { children: string }) => (
  <p
    style={{
      background: 'var(--surface)',
      border: '1px solid var(--line)',
      borderRadius: 6,
      boxShadow: 'var(--shadow-float)',
      fontSize: 13,
      padding: '6px 8px',
    }}
  >
    {children}
  </p>
)
