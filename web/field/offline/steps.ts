import type { Dispatch, HazardCase, UploadedPhoto } from '@wangge/api/contract'
import type { ItemRecord, PhotoRecord } from './database.ts'
import type { HazardRef } from './types.ts'

/** One request of an item, and what its answer changes. The key is the same for every repeat: the server does it once. */
export interface Step {
  method: 'POST' | 'PATCH'
  /** Below /api/v1. */
  path: string
  key: string
  /** Sent as JSON with the age; photos go as they are. */
  body: object | Blob
  done: (answer: unknown) => Outcome
}

interface Outcome {
  item?: Partial<ItemRecord>
  photo?: PhotoRecord
}

/** Whom an item is about: what follows on the same waits for it, and has seen what it brought about. */
export function targetOf({ action }: Pick<ItemRecord, 'action'>): string | null {
  switch (action.type) {
    case 'reportHazard':
      return null
    case 'hazardAction':
      return refKey(action.hazard)
    case 'dispatchAction':
      return `dispatch:${action.dispatchId}`
    case 'duty':
      return `team:${action.teamId}`
  }
}

const refKey = (ref: HazardRef): string => ('id' in ref ? `hazard:${ref.id}` : `local:${ref.local}`)

/** The item `later` cannot go before: it reports the hazard that `later` is about, or is about the same and was written first. */
export function waitsOn(later: ItemRecord, earlier: ItemRecord): boolean {
  if (earlier.personId !== later.personId || (earlier.seq ?? 0) >= (later.seq ?? 0)) return false
  const target = targetOf(later)
  if (target === null) return false
  if (target === `local:${earlier.id}` || target === targetOf(earlier)) return true
  return earlier.result !== null && target === `hazard:${earlier.result.id}`
}

/**
 * The next request of an item; null = nothing is left. A report goes first and its photos after it, so that the hazard is known even
 * where a photo takes minutes; an action takes its photos with it, since some are refused without. `hazardId`: of the hazard it
 * refers to, once that is known.
 */
export function nextStep(item: ItemRecord, photos: readonly PhotoRecord[], hazardId: string | null): Step | null {
  const { action, id } = item
  if (action.type === 'reportHazard' && item.result === null) {
    const { report, positionSystem } = action
    const body = positionSystem === undefined ? report : { ...report, positionSystem }
    return { ...post('/hazards', `${id}.report`, body), done: (answer) => hazardKnown(answer, photos.length === 0) }
  }
  const waiting = photos.find(({ uploadedId }) => uploadedId === null)
  if (waiting) return upload(item, waiting)
  const photoIds = photos.flatMap(({ uploadedId }) => uploadedId ?? [])
  switch (action.type) {
    case 'reportHazard': {
      if (photos.length === 0 || item.result === null) return null
      const body = { action: 'addPhotos', expectedVersion: item.seenVersion ?? 1, photoIds }
      const path = `/hazards/${item.result.id}/actions`
      return { ...post(path, `${id}.photos.${item.uploadRound}`, body), done: (answer) => hazardKnown(answer, true) }
    }
    case 'hazardAction': {
      const body = { ...action.action, expectedVersion: item.seenVersion ?? action.action.expectedVersion, photoIds }
      const key = `${id}.act.${item.uploadRound}`
      return { ...post(`/hazards/${hazardId}/actions`, key, body), done: (answer) => hazardKnown(answer, true) }
    }
    case 'dispatchAction': {
      const body = { ...action.action, expectedVersion: item.seenVersion ?? action.action.expectedVersion }
      const done = (answer: unknown): Outcome => {
        const { id: dispatchId, version } = answer as Dispatch
        return { item: { state: 'sent', result: { id: dispatchId }, sentVersion: version } }
      }
      return { ...post(`/dispatches/${action.dispatchId}/actions`, `${id}.act`, body), done }
    }
    case 'duty': {
      const done = (): Outcome => ({ item: { state: 'sent', result: { id: action.teamId } } })
      return { ...post(`/teams/${action.teamId}/duty`, `${id}.duty`, { duty: action.duty }), done }
    }
  }
}

const post = (path: string, key: string, body: object): Omit<Step, 'done'> => ({ method: 'POST', path, key, body })

function upload(item: ItemRecord, photo: PhotoRecord): Step {
  const blob = new Blob([photo.bytes], { type: photo.type })
  return {
    ...post(`/photos?phase=${photo.phase}`, `${photo.id}.${item.uploadRound}`, blob),
    done: (answer) => ({
      item: { photosSent: item.photosSent + 1 },
      photo: { ...photo, uploadedId: (answer as UploadedPhoto).id },
    }),
  }
}

function hazardKnown(answer: unknown, isDone: boolean): Outcome {
  const { id, serial, version } = answer as HazardCase
  const known = { result: { id, serial }, seenVersion: version, sentVersion: version }
  return { item: isDone ? { ...known, state: 'sent' } : known }
}
