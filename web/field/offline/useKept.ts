import { useCallback, useEffect, useState } from 'react'
import { fieldDatabase, keepingRoom } from './database.ts'
import { personView } from './person.ts'

export interface Kept<T> {
  data: T | undefined
  /** Phone's clock, milliseconds: how old what is shown is; null = nothing to show yet. */
  keptAt: number | null
  /** The last attempt to read it anew failed; what is shown is from before. */
  isOffline: boolean
  error: unknown
  refresh: () => void
}

/**
 * What the person saw last under this key, from the phone, then what `load` brings. Kept by person until he signs out; a full phone
 * keeps nothing new. `load` may change from render to render; the key says what it reads.
 */
export function useKept<T>(key: string, load: () => Promise<T>): Kept<T> {
  const [seen, setSeen] = useState<Pick<Kept<T>, 'data' | 'keptAt' | 'isOffline' | 'error'>>(NOTHING)
  const [round, setRound] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new key or round reads anew, a new closure does not
  useEffect(() => {
    let isCurrent = true
    const personId = personView().person?.personId ?? ''
    const fromPhone = recall<T>(personId, key).then((kept) => {
      if (isCurrent && kept) setSeen((now) => (now.keptAt === null ? { ...now, ...kept } : now))
    })
    load().then(
      async (data) => {
        await fromPhone
        const kept = { data, keptAt: Date.now() }
        if (isCurrent) setSeen({ ...kept, isOffline: false, error: null })
        if (personView().person?.personId === personId) await keep(personId, key, kept)
      },
      async (error: unknown) => {
        await fromPhone
        if (isCurrent) setSeen((now) => ({ ...now, isOffline: true, error }))
      },
    )
    return () => {
      isCurrent = false
    }
  }, [key, round])
  const refresh = useCallback(() => setRound((one) => one + 1), [])
  return { ...seen, refresh }
}

const NOTHING = { data: undefined, keptAt: null, isOffline: false, error: null }

async function recall<T>(personId: string, key: string): Promise<{ data: T; keptAt: number } | null> {
  const kept = await (await fieldDatabase()).get('kept', [personId, key]).catch(() => undefined)
  return kept ? { data: kept.data as T, keptAt: kept.keptAt } : null
}

async function keep(personId: string, key: string, kept: { data: unknown; keptAt: number }): Promise<void> {
  const db = await fieldDatabase()
  await keepingRoom(() => db.put('kept', { personId, key, ...kept })).catch(() => null)
}
