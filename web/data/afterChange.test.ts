// @vitest-environment happy-dom
import { notifyManager, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { act, createElement } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useChangePerson, usePeople } from '../pages/admin/people/peopleQueries.ts'
import { useTableChange } from '../pages/admin/tables/useTableChange.ts'
import { keepScenario, scenarioQuery } from '../pages/plan/scenarios/scenarioQueries.ts'
import { useSiteRun } from '../pages/plan/sites/siteQueries.ts'
import { useTeamDetail, useTeamWrite } from '../pages/teams/forcesQueries.ts'
import { keepEffect, useRoster } from '../pages/teams/rosterQueries.ts'
import { useCaseAction, useOtherCase } from './cases.ts'
import { useDispatchStep, useHazardDispatches, useSend } from './dispatches.ts'
import { useHazardAction } from './hazardChanges.ts'
import { useHazardCase } from './hazards.ts'
import { useLedgerTables } from './ledgerTables.ts'
import { queryClient } from './queryClient.ts'
import { useCoverageRun } from './useCoverageRun.ts'

/** One question of the page, and the answer that the test gives it when it likes. */
interface Asked {
  method: string
  path: string
  answer(body: unknown): Promise<void>
}

const ID = '01890000-0000-7000-8000-000000000001'
const older = { id: ID, hazardId: ID, version: 4, text: 'older' }
const newer = { id: ID, hazardId: ID, version: 5, text: 'newer' }
const page = (...items: unknown[]) => ({ items, nextCursor: null, total: null })

// Else what changed is told by a timer, and a test would have to wait for it.
notifyManager.setScheduler(queueMicrotask)

let asked: Asked[] = []
let root: Root | null = null

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  asked = []
  queryClient.clear()
  vi.stubGlobal('fetch', (path: string, { method }: RequestInit) => {
    return new Promise<Response>((give) =>
      asked.push({
        method: method ?? 'GET',
        path,
        // As slow as a network may be: an answer that nobody waits for any more arrives all the same.
        answer: (body) => settled(() => give(new Response(JSON.stringify(body)))),
      }),
    )
  })
})
afterEach(async () => {
  await act(async () => root?.unmount())
  vi.unstubAllGlobals()
})

/** Everything that follows from it has happened. */
const settled = (work: () => unknown): Promise<void> =>
  act(async () => {
    await work()
    for (let turn = 0; turn < 3; turn += 1) await new Promise((next) => setImmediate(next))
  })

/** Read while drawing, so that a change of it draws anew. */
const seen = <T>({ data, refetch }: { data: T; refetch(): unknown }) => ({ data, refetch })

function Probe({ read }: { read(): void }) {
  read()
  return null
}

async function mounted<T>(hook: () => T): Promise<{ current: T }> {
  const result = {} as { current: T }
  const read = (): void => {
    result.current = hook()
  }
  root = createRoot(document.createElement('div'))
  await act(async () =>
    root?.render(createElement(QueryClientProvider, { client: queryClient }, createElement(Probe, { read }))),
  )
  return result
}

const last = (method: string): Asked => {
  const found = asked.findLast((one) => one.method === method)
  if (!found) throw new Error(`no ${method} among ${asked.map(({ path }) => path)}`)
  return found
}

interface Change {
  name: string
  /** What is read, how it is changed, and what of it is shown. */
  use(): { read: { data: unknown; refetch(): unknown }; change(): unknown }
  before: unknown
  stale: unknown
  /** Null: the change itself answers nothing that is kept. */
  answer: unknown
  method?: 'POST' | 'PUT' | 'PATCH'
  shown(data: unknown): unknown
}

const input = { expectedVersion: 4, text: '' }
const key = 'key'
const textOf = (data: unknown): unknown => (data as { text?: string } | undefined)?.text
const firstText = (data: unknown): unknown => textOf((data as { items: unknown[] }).items[0])
const alone = { before: older, stale: older, answer: newer, shown: textOf }

const CHANGES: Change[] = [
  {
    ...alone,
    name: 'a hazard',
    use: () => {
      const { mutate } = useHazardAction(ID)
      return {
        read: seen(useHazardCase(ID)),
        change: () => mutate({ input: { ...input, action: 'acknowledge' }, key }),
      }
    },
  },
  {
    ...alone,
    name: 'a consultation',
    use: () => {
      const { mutate } = useCaseAction('consultations', ID)
      return {
        read: seen(useOtherCase('consultations', ID)),
        change: () => mutate({ input: { ...input, action: 'answer' }, key }),
      }
    },
  },
  {
    ...alone,
    name: 'an incident',
    use: () => {
      const { mutate } = useCaseAction('incidents', ID)
      return {
        read: seen(useOtherCase('incidents', ID)),
        change: () => mutate({ input: { ...input, action: 'note' }, key }),
      }
    },
  },
  {
    name: 'a dispatch, by a step',
    before: page(older),
    stale: page(older),
    answer: newer,
    shown: firstText,
    use: () => {
      const { mutate } = useDispatchStep({ id: ID, hazardId: ID })
      return {
        read: seen(useHazardDispatches(ID)),
        change: () => mutate({ input: { ...input, action: 'accept' }, key }),
      }
    },
  },
  {
    name: 'the dispatches of a hazard, by a sending',
    before: page(),
    stale: page(),
    answer: newer,
    shown: firstText,
    use: () => {
      const { mutate } = useSend(ID)
      return {
        read: seen(useHazardDispatches(ID)),
        change: () => mutate({ input: { teamId: ID, mode: 'foot' } as never, key }),
      }
    },
  },
  {
    ...alone,
    name: 'a team',
    method: 'PATCH',
    before: { id: ID, text: 'older' },
    stale: { id: ID, text: 'older' },
    answer: { id: ID, text: 'newer' },
    use: () => {
      const { mutate } = useTeamWrite(ID)
      return { read: seen(useTeamDetail(ID)), change: () => mutate({ type: 'change', body: {} as never }) }
    },
  },
  {
    ...alone,
    name: 'the tables',
    method: 'PUT',
    before: { text: 'older' },
    stale: { text: 'older' },
    answer: { text: 'newer' },
    use: () => {
      const { mutate } = useTableChange()
      return { read: seen(useLedgerTables()), change: () => mutate({ method: 'PUT', path: '/x', body: {}, what: '' }) }
    },
  },
]

describe('an answer that was asked for before a change and arrives after it', () => {
  it.each(CHANGES)('does not stand for $name', async ({ use, before, stale, answer, shown, method = 'POST' }) => {
    const hook = await mounted(use)
    await last('GET').answer(before)
    await settled(() => void hook.current.read.refetch())
    const slow = last('GET')
    await settled(() => void hook.current.change())
    await last(method).answer(answer)
    expect(shown(hook.current.read.data)).toBe('newer')
    await slow.answer(stale)
    expect(shown(hook.current.read.data)).toBe('newer')
  })

  it('does not stand for a case that was not there yet', async () => {
    const hook = await mounted(() => ({ read: seen(useHazardCase(ID)), change: useHazardAction(ID).mutate }))
    const slow = last('GET')
    await settled(() => hook.current.change({ input: { ...input, action: 'acknowledge' }, key }))
    await last('POST').answer(newer)
    await slow.answer(older)
    expect(hook.current.read.data).toEqual(newer)
  })

  it('does not stand for a list that is asked for anew', async () => {
    const hook = await mounted(() => ({ read: seen(usePeople('', null)), change: useChangePerson(ID).mutate }))
    const slow = last('GET')
    await settled(() => hook.current.change({}))
    await last('PATCH').answer({})
    const fresh = last('GET')
    expect(fresh).not.toBe(slow)
    await slow.answer(page({ id: ID, text: 'older' }))
    expect(hook.current.read.data).toBeUndefined()
    await fresh.answer(page({ id: ID, text: 'newer' }))
    expect(hook.current.read.data?.pages[0]).toEqual(page({ id: ID, text: 'newer' }))
  })

  it('does not stand for a week of the roster', async () => {
    const span = { from: '2026-11-16', to: '2026-11-22', area: '' }
    const shift = { id: 's', teamId: 't', day: '2026-11-18', kind: 'day', cellCodes: [], people: [] }
    const hook = await mounted(() => ({ read: seen(useRoster(span)), client: useQueryClient() }))
    const week = { teams: [{ id: 't' }], shifts: [] }
    await last('GET').answer(week)
    await settled(() => void hook.current.read.refetch())
    const slow = last('GET')
    await settled(() => keepEffect(hook.current.client, { shifts: [shift as never], gone: [] }))
    await slow.answer(week)
    expect(hook.current.read.data?.shifts).toEqual([shift])
  })

  it('does not stand for a scenario', async () => {
    const { queryKey, queryFn } = scenarioQuery(ID)
    const slow = queryClient.fetchQuery({ queryKey, queryFn: queryFn as never }).catch(() => undefined)
    const question = last('GET')
    await keepScenario(queryClient, newer as never)
    await question.answer(older)
    await slow
    expect(queryClient.getQueryData(queryKey)).toEqual(newer)
  })

  it.each([
    ['coverage run', 'coverage-run', () => useCoverageRun({ id: ID } as never)],
    ['site search', 'site-run', () => useSiteRun()],
  ])('does not wake a cancelled %s', async (_, name, use) => {
    const hook = await mounted<{ run: { id: string } | null; cancel(): unknown; open?(id: string): void }>(use as never)
    await settled(() => hook.current.open?.(ID))
    await last('GET').answer({ id: ID, state: 'running' })
    await settled(() => void queryClient.refetchQueries({ queryKey: [name, ID] }))
    const slow = last('GET')
    await settled(() => void hook.current.cancel())
    await last('POST').answer({ id: ID, state: 'cancelled' })
    await slow.answer({ id: ID, state: 'running' })
    expect(hook.current.run).toMatchObject({ state: 'cancelled' })
  })
})

describe('an answer of an older version', () => {
  it('is left aside wherever it comes from: alone, in a list, in one of several pages', () => {
    const put = (queryKey: string[], data: unknown) => {
      queryClient.setQueryDefaults(queryKey, queryClient.getDefaultOptions().queries ?? {})
      queryClient.setQueryData(queryKey, data)
      return queryClient.getQueryData(queryKey)
    }
    put(['alone'], newer)
    expect(put(['alone'], older)).toEqual(newer)
    put(['list'], page(newer))
    const other = { ...older, id: 'other' }
    expect(put(['list'], page(other, older))).toEqual(page(other, newer))
    put(['pages'], { pages: [page(newer)], pageParams: [null] })
    expect(put(['pages'], { pages: [page(), page(older)], pageParams: [null, 'x'] })).toEqual({
      pages: [page(), page(newer)],
      pageParams: [null, 'x'],
    })
  })
  it('is taken for another case, and where nothing has versions', () => {
    queryClient.setQueryData(['x'], newer)
    queryClient.setQueryData(['x'], { ...older, id: 'other' })
    expect(queryClient.getQueryData(['x'])).toMatchObject({ id: 'other' })
    queryClient.setQueryData(['x'], { text: 'anything' })
    expect(queryClient.getQueryData(['x'])).toEqual({ text: 'anything' })
  })
})
