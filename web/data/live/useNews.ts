import type { LiveKind } from '@wangge/db/vocabulary'
import { useEffect, useState } from 'react'
import { onCatchUp, onLive } from './hub.ts'

interface Heard {
  /** The version that each changed case has now. */
  versions: ReadonlyMap<string, number>
  /** More may have changed than was told one by one. */
  isMore: boolean
}

const NOTHING: Heard = { versions: new Map(), isMore: false }

/** The cases that changed while a page shows them as they were: for one that does not move under its reader. */
export function useNews(kind: LiveKind): Heard & { clear(): void } {
  const [heard, setHeard] = useState(NOTHING)
  useEffect(() => {
    const ends = [
      onLive([kind], ({ id, data }) =>
        setHeard(({ versions, isMore }) =>
          id === null
            ? { versions, isMore: true }
            : { versions: new Map(versions).set(id, Number(data['version'])), isMore },
        ),
      ),
      onCatchUp((why) => why === 'reset' && setHeard(({ versions }) => ({ versions, isMore: true }))),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [kind])
  return { ...heard, clear: () => setHeard(NOTHING) }
}
