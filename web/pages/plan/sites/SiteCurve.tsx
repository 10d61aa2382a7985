import { CartesianGrid, LabelList, Line, LineChart, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import type { CurveStep } from './siteFigures.ts'

const HEIGHT = 148
const TICK = { fill: 'var(--text-secondary)', fontSize: 12 }
/** More labels than this would run into each other. */
const MOST_LABELS = 6

interface SiteCurveProps {
  steps: readonly CurveStep[]
  label: string
  nameOf(added: number): string
  wordsOf(value: number): string
}

/** What each site more brings: today hollow, then a filled mark a site, its figure above. */
export default function SiteCurve({ steps, label, nameOf, wordsOf }: SiteCurveProps) {
  const every = Math.ceil(steps.length / MOST_LABELS)
  const rows = steps.map((step, index) => ({
    ...step,
    words: index % every === 0 || index === steps.length - 1 ? wordsOf(step.value) : '',
  }))
  return (
    <div role="img" aria-label={label}>
      <ResponsiveContainer width="100%" height={HEIGHT}>
        <LineChart data={rows} accessibilityLayer={false} margin={{ top: 24, right: 28, bottom: 0, left: 28 }}>
          <CartesianGrid vertical={false} stroke="var(--line)" />
          <XAxis
            dataKey="added"
            tickFormatter={nameOf}
            tick={TICK}
            tickLine={false}
            axisLine={false}
            interval="preserveStartEnd"
            minTickGap={12}
          />
          <YAxis hide domain={[(least: number) => least - spread(steps) * 0.25, (most: number) => most]} />
          <Line
            dataKey="value"
            type="linear"
            stroke="var(--accent)"
            strokeWidth={2}
            isAnimationActive={false}
            dot={({ cx, cy, index }) => (
              <circle
                key={index}
                cx={cx}
                cy={cy}
                r={4}
                fill={index === 0 ? 'var(--surface)' : 'var(--accent)'}
                stroke="var(--accent)"
                strokeWidth={2}
              />
            )}
          >
            <LabelList dataKey="words" position="top" offset={8} fill="var(--text)" fontSize={12} />
          </Line>
        </LineChart>
      </ResponsiveContainer>
    </div>
  )
}

/** So that a flat line does not lie on the axis. */
function spread(steps: readonly CurveStep[]): number {
  const values = steps.map(({ value }) => value)
  return Math.max(...values) - Math.min(...values) || 0.01
}
