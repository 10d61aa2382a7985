import { useSyncExternalStore } from 'react'
import type { SendingMode } from './dispatches.ts'

/** A team that might be sent: the panel names it, the map draws its way. */
export interface Proposal {
  hazardId: string
  teamId: string
  mode: SendingMode
}

let current: Proposal | null = null
const listeners = new Set<() => void>()
const subscribe = (onChange: () => void): (() => void) => {
  listeners.add(onChange)
  return () => listeners.delete(onChange)
}

export function propose(next: Proposal | null): void {
  if (JSON.stringify(next) === JSON.stringify(current)) return
  current = next
  for (const listener of listeners) listener()
}

export const useProposal = (): Proposal | null => useSyncExternalStore(subscribe, () => current)
