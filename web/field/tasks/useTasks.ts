import type { FieldTask, FieldTasks, FieldTeam } from '@wangge/api/contract'
import { useEffect, useMemo, useRef, useState } from 'react'
import { request } from '../../data/client.ts'
import { onCatchUp, onLive } from '../../data/live/hub.ts'
import { metresBetween } from '../../map/projection.ts'
import { checkSession, type FieldPerson, queueView, useKept, useQueue } from '../offline/index.ts'
import { locateIfAllowed, useWhereabouts } from '../place/here.ts'
import { withDuty, withPending } from './ahead.ts'
import { inOrder, type TaskOrder } from './order.ts'

export interface Tasks {
  teams: readonly FieldTeam[]
  /** What is left to do with what waits on this phone counted in; undefined = not known yet. */
  tasks: readonly FieldTask[] | undefined
  /** Hazards that wait for this person in all; more than are listed. */
  waiting: number
  /** Phone's clock; when the list was read last. */
  readAt: number | null
  isOffline: boolean
  error: unknown
  order: TaskOrder
  setOrder(order: TaskOrder): void
  refresh(): void
}

/** Read anew this often where nothing is heard. */
const READ_EVERY_MS = 60_000
/** Several events of one transaction are one reading. */
const GATHER_MS = 400

/** What this person should do, kept on the phone and read anew when something happens. */
export function useTasks(person: FieldPerson): Tasks {
  const [order, setOrder] = useState<TaskOrder>('due')
  const whereabouts = useWhereabouts()
  const at = whereabouts.state === 'here' ? whereabouts.here.position : null
  const { items } = useQueue()
  const known = useRef<ReadonlySet<string> | null>(null)
  const { data, keptAt, isOffline, error, refresh } = useKept('tasks', async () => {
    const before = new Set(queueView().items.flatMap(({ id, state }) => (state === 'sent' ? id : [])))
    const answer = await request<FieldTasks>(`/field/tasks${placeQuery(at)}`)
    known.current = before
    return answer
  })
  useReadings(refresh)
  useEffect(() => void locateIfAllowed(), [])

  const sent = items.filter(({ state }) => state === 'sent').length
  const isPlaced = at !== null
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was sent, and the first position, change the answer
  useEffect(refresh, [refresh, sent, isPlaced])
  useEffect(() => {
    if (isSignInNeeded(error)) void checkSession()
  }, [error])

  const tasks = useMemo(() => {
    if (!data) return undefined
    const left = data.tasks.flatMap((task) => withPending(task, items) ?? [])
    const placed = left.map((task) => (at ? { ...task, metres: Math.round(metresBetween(at, task.position)) } : task))
    return inOrder(placed, order)
  }, [data, items, at, order])
  const teams = useMemo(() => {
    const own = person.role === 'planner' ? [] : (data?.teams ?? [])
    return own.map((team) => withDuty(team, items, known.current))
  }, [data, items, person.role])
  return { teams, tasks, waiting: data?.waiting ?? 0, readAt: keptAt, isOffline, error, order, setOrder, refresh }
}

/** About ten metres: nearer than that nothing changes, and an unchanged answer is not sent again. */
const placeQuery = (at: readonly [number, number] | null): string =>
  at ? `?lon=${at[0].toFixed(4)}&lat=${at[1].toFixed(4)}` : ''

const isSignInNeeded = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'status' in error && error.status === 401

/** Reads anew on what is heard, when the page is looked at again, and every minute. */
function useReadings(refresh: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => {
    const soon = (): void => {
      clearTimeout(timer.current)
      timer.current = setTimeout(refresh, GATHER_MS)
    }
    const seen = (): void => {
      if (document.visibilityState === 'visible') refresh()
    }
    const ends = [onLive(['hazard', 'dispatch', 'team'], soon), onCatchUp(soon)]
    const every = setInterval(seen, READ_EVERY_MS)
    document.addEventListener('visibilitychange', seen)
    addEventListener('online', refresh)
    return () => {
      for (const end of ends) end()
      clearTimeout(timer.current)
      clearInterval(every)
      document.removeEventListener('visibilitychange', seen)
      removeEventListener('online', refresh)
    }
  }, [refresh])
}
