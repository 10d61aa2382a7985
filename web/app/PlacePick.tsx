import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react'

type LonLat = readonly [number, number]

interface PlacePick {
  /** A form wants a place: a click on the map gives it instead of selecting what is there. */
  isOn: boolean
  /** Where the pin stands. */
  position: LonLat | null
  /** On a narrow screen the map takes the page while the place is chosen. */
  isWhole: boolean
  /** From now on clicks go to `onPlace`; the answer ends that. */
  begin(onPlace: (place: LonLat) => void): () => void
  show(position: LonLat | null): void
  setWhole(isWhole: boolean): void
  /** What the map calls. */
  pick(place: LonLat): void
}

const PickContext = createContext<PlacePick | null>(null)

export function usePlacePick(): PlacePick {
  const pick = useContext(PickContext)
  if (!pick) throw new Error('usePlacePick needs a PlacePickProvider above it')
  return pick
}

/** The pin that a form and the one map share. */
export function PlacePickProvider({ children }: { children: ReactNode }) {
  const [isOn, setOn] = useState(false)
  const [position, show] = useState<LonLat | null>(null)
  const [isWhole, setWhole] = useState(false)
  const taker = useRef<((place: LonLat) => void) | null>(null)
  const begin = useCallback((onPlace: (place: LonLat) => void) => {
    taker.current = onPlace
    setOn(true)
    return () => {
      taker.current = null
      setOn(false)
      setWhole(false)
      show(null)
    }
  }, [])
  const pick = useCallback((place: LonLat) => taker.current?.(place), [])
  const state = useMemo<PlacePick>(
    () => ({ isOn, position, isWhole, begin, show, setWhole, pick }),
    [isOn, position, isWhole, begin, pick],
  )
  return <PickContext value={state}>{children}</PickContext>
}
