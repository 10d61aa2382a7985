import type { HomeLook } from '../map/layers/homeLooks.ts'

/** A home's state as the map draws it. */
export function StateSymbol({ state, size = 14 }: { state: HomeLook; size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 14 14" aria-hidden="true">
      {state === 'served' && <circle cx="7" cy="7" r="5" fill="var(--map-served)" />}
      {state === 'gained' && <circle cx="7" cy="7" r="5" fill="var(--map-walkshed)" />}
      {state === 'closed' && (
        <rect x="2.5" y="2.5" width="9" height="9" fill="none" stroke="var(--map-reachable-closed)" strokeWidth="2" />
      )}
      {state === 'gap' && <path d="M7 1l6 6-6 6-6-6Z" fill="var(--map-gap)" />}
      {state === 'noStreetData' && (
        <circle cx="7" cy="7" r="4.5" fill="none" stroke="var(--team-off)" strokeWidth="1.6" />
      )}
    </svg>
  )
}
