import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { useView } from '../../../app/ViewContext.tsx'
import { askAnew } from '../../../data/afterChange.ts'
import { useSession } from '../../../data/session.ts'
import { useWhatIf } from '../edits/whatIf.ts'
import { settingsParams } from '../state/planAddress.ts'
import { usePlanTable } from '../state/table.ts'
import { storeDraft, storedDraft } from './draft.ts'
import { sameContent, sameEdits } from './same.ts'
import { ScenarioContext, type ScenarioDialog, type ScenarioState } from './scenarioContext.ts'
import { keepScenario, scenarioQuery } from './scenarioQueries.ts'
import { useLeaveWarning } from './useLeaveWarning.ts'

/** Parameters of the address that hold settings: a link without any takes those of the scenario. */
const SETTING_NAMES = ['limit', 'speed', 'kinds', 'when', 'staff', 'room', 'weight'] as const

/** Brings the scenario that the address names to the table, and keeps what was not saved on this machine. */
export function ScenarioProvider({ children }: { children: ReactNode }) {
  const { search } = useLocation()
  const { change } = useView()
  const client = useQueryClient()
  const personId = useSession()?.personId ?? ''
  const table = usePlanTable()
  const isDragging = useWhatIf().dragging !== null
  const { base, edits, settings } = table
  const id = new URLSearchParams(search).get('scenario')
  const query = useQuery(scenarioQuery(id))
  const saved = (id !== null && query.data) || null
  const networkId = base?.network.id ?? null
  const [dialog, show] = useState<ScenarioDialog | null>(null)
  const [restored, setRestored] = useState<number | null>(null)
  /** What is on the table; undefined before anything is. */
  const [opened, setOpened] = useState<string | null | undefined>(undefined)

  const latest = useRef({ table, search, change })
  latest.current = { table, search, change }
  useEffect(() => {
    if (networkId === null || opened === id || (id !== null && !saved)) return
    const now = latest.current
    setOpened(id)
    const stands = saved && saved.adoptedAt === null ? saved.edits : []
    const draft = storedDraft({ personId, networkId, scenarioId: id })
    const isDraft = draft !== null && !sameEdits(draft, stands)
    setRestored(isDraft ? draft.length : null)
    now.table.begin(isDraft ? draft : stands)
    const asked = new URLSearchParams(now.search)
    if (saved && !SETTING_NAMES.some((name) => asked.has(name))) now.change({}, settingsParams(saved.settings))
  }, [networkId, opened, id, saved, personId])

  const isOpen = opened === id && (id === null || saved !== null)
  const isDirty =
    isOpen && (saved && saved.adoptedAt === null ? !sameContent(saved, { edits, settings }) : edits.length > 0)
  const isChanged = isOpen && !sameEdits(edits, saved && saved.adoptedAt === null ? saved.edits : [])
  useEffect(() => {
    if (!isOpen || networkId === null || isDragging) return
    storeDraft({ personId, networkId, scenarioId: id }, isChanged ? edits : null)
  }, [isOpen, isChanged, isDragging, edits, personId, networkId, id])
  useLeaveWarning(isDirty)

  const state = useMemo<ScenarioState>(() => {
    const clear = { point: null, gap: null }
    return {
      ...{ id, saved, isDirty, restored, dialog, show },
      problem: query.error,
      keepRestored: () => setRestored(null),
      dropRestored: () => {
        setRestored(null)
        latest.current.table.replace(saved && saved.adoptedAt === null ? saved.edits : [])
      },
      open: (next) => {
        const settled = Object.fromEntries(SETTING_NAMES.map((name) => [name, null]))
        change({}, { scenario: next, ...clear, ...(next === null ? {} : settled) }, true)
      },
      took: async (scenario) => {
        await keepScenario(client, scenario)
        setRestored(null)
        if (networkId !== null) storeDraft({ personId, networkId, scenarioId: id }, null)
        setOpened(scenario.id)
        change({}, { scenario: scenario.id })
      },
      takeLatest: async () => {
        const { data } = await query.refetch()
        if (!data) return
        setRestored(null)
        latest.current.table.begin(data.adoptedAt === null ? data.edits : [])
        change({}, settingsParams(data.settings))
      },
      wasAdopted: async (scenario) => {
        await keepScenario(client, scenario)
        void askAnew(client, ['service-points'], ['district'], ['network-edits'])
        latest.current.table.begin([])
        latest.current.table.reload()
      },
    }
  }, [id, saved, isDirty, restored, dialog, query, client, change, personId, networkId])
  return <ScenarioContext value={state}>{children}</ScenarioContext>
}
