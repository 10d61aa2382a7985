import { useCallback, useEffect, useRef, useState } from 'react'
import { type DraftRecord, fieldDatabase, keepingRoom, PhoneFullError } from './database.ts'
import { personView } from './person.ts'
import type { SmallPhoto } from './types.ts'

export interface Draft<T> {
  draft: T
  photos: SmallPhoto[]
  /** What lay on the phone is there; before it, the form is empty. */
  isReady: boolean
  /** The phone has no room: what is typed now lasts as long as the page. */
  isFull: boolean
  setDraft: (draft: T) => void
  setPhotos: (photos: SmallPhoto[]) => void
  /** Sent or given up. */
  clear: () => Promise<void>
}

/** Long enough that typing does not write at every key, short enough that a killed browser loses a word at most. */
const WRITE_AFTER_MS = 250

/** What is being typed, kept on the phone by person and key while it is typed. */
export function useDraft<T>(key: string, empty: T): Draft<T> {
  const [content, setContent] = useState<{ draft: T; photos: SmallPhoto[] }>({ draft: empty, photos: [] })
  const [isReady, setReady] = useState(false)
  const [isFull, setFull] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const unwritten = useRef<(() => Promise<void>) | null>(null)
  const personId = personView().person?.personId ?? ''

  useEffect(() => {
    let isCurrent = true
    void read(personId, key).then((found) => {
      if (!isCurrent) return
      if (found) setContent({ draft: found.draft as T, photos: found.photos.map(photoOf) })
      setReady(true)
    })
    const flush = () => void unwritten.current?.()
    window.addEventListener('pagehide', flush)
    document.addEventListener('visibilitychange', flush)
    return () => {
      isCurrent = false
      flush()
      window.removeEventListener('pagehide', flush)
      document.removeEventListener('visibilitychange', flush)
    }
  }, [personId, key])

  const change = useCallback(
    (part: Partial<{ draft: T; photos: SmallPhoto[] }>) =>
      setContent((before) => {
        const next = { ...before, ...part }
        clearTimeout(timer.current)
        unwritten.current = async () => {
          unwritten.current = null
          clearTimeout(timer.current)
          setFull(!(await write(personId, key, next)))
        }
        timer.current = setTimeout(() => void unwritten.current?.(), WRITE_AFTER_MS)
        return next
      }),
    [personId, key],
  )
  return {
    ...content,
    ...{ isReady, isFull },
    setDraft: useCallback((draft: T) => change({ draft }), [change]),
    setPhotos: useCallback((photos: SmallPhoto[]) => change({ photos }), [change]),
    clear: async () => {
      clearTimeout(timer.current)
      unwritten.current = null
      setContent({ draft: empty, photos: [] })
      await (await fieldDatabase()).delete('drafts', [personId, key])
    },
  }
}

async function read(personId: string, key: string): Promise<DraftRecord | undefined> {
  return (await fieldDatabase()).get('drafts', [personId, key]).catch(() => undefined)
}

/** Whether there was room. */
async function write(personId: string, key: string, { draft, photos }: { draft: unknown; photos: SmallPhoto[] }) {
  try {
    const db = await fieldDatabase()
    const kept = await Promise.all(photos.map(bytesOf))
    await keepingRoom(() => db.put('drafts', { personId, key, draft, photos: kept }))
    return true
  } catch (error) {
    if (error instanceof PhoneFullError) return false
    throw error
  }
}

async function bytesOf({ blob, ...photo }: SmallPhoto): Promise<DraftRecord['photos'][number]> {
  return { ...photo, bytes: await blob.arrayBuffer(), type: blob.type }
}

function photoOf({ bytes, type, ...photo }: DraftRecord['photos'][number]): SmallPhoto {
  return { ...photo, blob: new Blob([bytes], { type }) }
}
