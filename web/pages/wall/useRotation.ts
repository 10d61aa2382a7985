import type { WallView } from '@wangge/api/contract'
import { useEffect, useState } from 'react'

export type Shown = Pick<WallView, 'areaCode' | 'shows' | 'camera'> & { id: string; name: string }

/** What a wall shows where nobody has set up a view. */
const EVERYTHING: Shown = { id: '', name: '', areaCode: null, shows: ['hazards', 'teams', 'coverage'], camera: null }

export interface Rotation {
  view: Shown
  /** What comes next; the same one where it is alone. */
  next: Shown
  isHeld: boolean
}

/** Shows one view after the other, each for its time; a single one is held. Space holds and lets go, the arrows go on and back. */
export function useRotation(views: readonly WallView[]): Rotation {
  const [{ id, isHeld }, set] = useState({ id: '', isHeld: false })
  const found = views.findIndex((view) => view.id === id)
  const at = Math.max(found, 0)
  const view = views[at]
  const idAt = (place: number): string => views[(place + views.length) % views.length]?.id ?? ''
  const next = idAt(at + 1)
  const before = idAt(at - 1)
  const holdMs = (view?.holdSeconds ?? 0) * 1000
  const shownId = view?.id ?? ''
  useEffect(() => {
    if (isHeld || holdMs === 0 || next === shownId) return
    const timer = setTimeout(() => set({ id: next, isHeld: false }), holdMs)
    return () => clearTimeout(timer)
  }, [isHeld, holdMs, next, shownId])
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === ' ') set({ id: shownId, isHeld: !isHeld })
      if (key === 'ArrowRight') set({ id: next, isHeld })
      if (key === 'ArrowLeft') set({ id: before, isHeld })
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [isHeld, next, before, shownId])
  return { view: view ?? EVERYTHING, next: views.find((one) => one.id === next) ?? view ?? EVERYTHING, isHeld }
}
