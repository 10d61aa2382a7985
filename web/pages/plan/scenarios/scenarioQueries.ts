import { keepPreviousData, type QueryClient, queryOptions, useQuery } from '@tanstack/react-query'
import type { Scenario } from '@wangge/api/contract'
import type { PlanEdit, PlanSettings, PlanTotals } from '@wangge/api/walk'
import { askAnew, keepAnswer } from '../../../data/afterChange.ts'
import { request } from '../../../data/client.ts'
import { type Page, readPages } from '../../../data/pages.ts'

/** A scenario in the list: how many edits, and whether today's figures of its weight rise. */
export type ScenarioSummary = Omit<Scenario, 'edits' | 'figures' | 'differences' | 'cells'> & { edits: number }

/** What is sent to save one. */
export interface ScenarioInput {
  name: string
  note: string
  networkId: string
  settings: PlanSettings
  edits: readonly PlanEdit[]
  /** Null where the browser did not compute them. */
  figures: { before: PlanTotals; after: PlanTotals; residencesDigest: string } | null
}

export const SCENARIOS_KEY = ['scenarios'] as const
const scenarioKey = (id: string | null) => ['scenario', id] as const

export const scenarioQuery = (id: string | null) =>
  queryOptions({
    queryKey: scenarioKey(id),
    queryFn: ({ signal }) => request<Scenario>(`/scenarios/${encodeURIComponent(id ?? '')}`, { signal }),
    enabled: id !== null,
  })

export const useScenarios = () =>
  useQuery({
    queryKey: SCENARIOS_KEY,
    queryFn: ({ signal }) =>
      readPages((cursor) => request<Page<ScenarioSummary>>(`/scenarios?limit=200${cursor}`, { signal })),
    placeholderData: keepPreviousData,
  })

export const createScenario = (body: ScenarioInput, idempotencyKey: string): Promise<Scenario> =>
  request<Scenario>('/scenarios', { method: 'POST', body, idempotencyKey })

/** `version` is the one that was read. */
export const changeScenario = (id: string, body: ScenarioInput & { version: number }): Promise<Scenario> =>
  request<Scenario>(`/scenarios/${id}`, { method: 'PUT', body })

export const deleteScenario = (id: string): Promise<void> => request<void>(`/scenarios/${id}`, { method: 'DELETE' })

export const adoptScenario = (id: string, version: number): Promise<Scenario> =>
  request<Scenario>(`/scenarios/${id}/adopt`, { method: 'POST', body: { version } })

/** What a save or an adoption answered stands where the scenario is read, and the list is asked for anew. */
export async function keepScenario(client: QueryClient, scenario: Scenario): Promise<void> {
  await keepAnswer(client, scenarioKey(scenario.id), scenario)
  void askAnew(client, SCENARIOS_KEY)
}

export const cellsAddress = (id: string): string => `/api/v1/scenarios/${id}/cells.csv`
