import type { Scenario } from '@wangge/api/contract'
import { createContext, useContext } from 'react'

export type ScenarioDialog = 'list' | 'save' | 'compare' | 'adopt'

/** The scenario on the table, and how it stands to what was saved. */
export interface ScenarioState {
  /** Null = a new one. */
  id: string | null
  saved: Scenario | null
  problem: Error | null
  /** Edits or settings are not as they were saved. */
  isDirty: boolean
  /** So many edits were brought back from last time; null where none were, or that has been read. */
  restored: number | null
  keepRestored(): void
  /** Back to what was saved. */
  dropRestored(): void
  /** Brings another to the table; null = a new one. What was not saved is kept on this machine. */
  open(id: string | null): void
  /** A save went through: it is the one on the table from now on. */
  took(saved: Scenario): Promise<void>
  /** Somebody else changed it: what was saved comes to the table in place of the edits. */
  takeLatest(): Promise<void>
  /** It is in the register: the table begins anew with the register of now. */
  wasAdopted(saved: Scenario): Promise<void>
  dialog: ScenarioDialog | null
  show(dialog: ScenarioDialog | null): void
}

export const ScenarioContext = createContext<ScenarioState | null>(null)

export function useScenario(): ScenarioState {
  const state = useContext(ScenarioContext)
  if (!state) throw new Error('useScenario needs a ScenarioContext above it')
  return state
}
