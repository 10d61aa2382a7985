import type { ItemState } from '../offline/index.ts'

const SHAPES: Record<ItemState, { d: string; colour: string; isHollow?: boolean }> = {
  queued: { d: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z', colour: 'var(--clock-soon)', isHollow: true },
  sending: { d: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16Z', colour: 'var(--clock-ontime)' },
  failed: { d: 'M12 3l9 9-9 9-9-9 9-9Z', colour: 'var(--clock-overdue)' },
  conflict: { d: 'M12 3 22 20H2L12 3Z', colour: 'var(--clock-soon)' },
  sent: { d: 'M4 12.5 9.5 18 20 6.5', colour: 'var(--team-free)', isHollow: true },
}

/** Shape and colour of where an item stands; the word stands beside it. */
export function StateMark({ state }: { state: ItemState }) {
  const { d, colour, isHollow = false } = SHAPES[state]
  return (
    <svg width="24" height="24" viewBox="0 0 24 24" aria-hidden="true">
      <path d={d} fill={isHollow ? 'none' : colour} stroke={colour} strokeWidth="2.4" strokeLinejoin="round" />
    </svg>
  )
}
