import { createContext, type ReactNode, useContext, useMemo, useState } from 'react'

export interface PlacePick {
  /** A form wants a place: a click on the map gives it instead of selecting what is there. */
  isOn: boolean
  /** [lon, lat] where the pin stands. */
  position: readonly [number, number] | null
  /** On a narrow screen the map takes the page while the place is chosen. */
  isWhole: boolean
  change(part: Partial<Pick<PlacePick, 'isOn' | 'position' | 'isWhole'>>): void
}

const PickContext = createContext<PlacePick | null>(null)

export function usePlacePick(): PlacePick {
  const pick = useContext(PickContext)
  if (!pick) throw new Error('usePlacePick needs a PlacePickProvider above it')
  return pick
}

/** The pin that a form and the one map share. */
export function PlacePickProvider({ children }: { children: ReactNode }) {
  const [state, setState] = useState<Pick<PlacePick, 'isOn' | 'position' | 'isWhole'>>({
    isOn: false,
    position: null,
    isWhole: false,
  })
  const pick = useMemo<PlacePick>(
    () => ({ ...state, change: (part) => setState((before) => ({ ...before, ...part })) }),
    [state],
  )
  return <PickContext value={pick}>{children}</PickContext>
}
