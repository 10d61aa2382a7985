import type { HazardActionInput, Intake, Problem, Session } from '@wangge/api/contract'
import type { DispatchAction, PhotoPhase } from '@wangge/db/vocabulary'

/**
 * What the pages of the field app and its offline core agree on. The pages write actions down; the core keeps them on the phone
 * (`queue.ts`), sends them in the order in which they were written (`send.ts`), and says where each of them stands.
 */

/** queued = waits for the network or for one before it; failed = refused or given up; conflict = somebody else was first. */
export type ItemState = 'queued' | 'sending' | 'failed' | 'conflict' | 'sent'

/** A hazard the server knows, or one reported on this phone and not sent yet: the id of the item that reports it. */
export type HazardRef = { id: string } | { local: string }

type LonLat = readonly [lon: number, lat: number]
/** The system a position is given in; a phone's own is WGS-84, a Chinese map app's GCJ-02. The server converts. */
export type CoordinateSystem = 'wgs84' | 'gcj02'

/** What the core fills in: when it happened, its photos, and in what order. */
type Filled = 'happenedAt' | 'photoIds' | 'reportedAt' | 'ageSeconds' | 'positionSystem'
type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

/** One thing a person did. `expectedVersion` is the version he was looking at; what he wrote since on this phone is added. */
export type FieldAction =
  | { type: 'reportHazard'; report: Without<Intake, Filled>; positionSystem?: CoordinateSystem }
  | { type: 'hazardAction'; hazard: HazardRef; action: Without<HazardActionInput, Filled> }
  | {
      type: 'dispatchAction'
      dispatchId: string
      action: {
        action: DispatchAction
        expectedVersion: number
        reason?: string
        outcome?: string
        position?: LonLat
        accuracyMetres?: number
      }
    }
  | { type: 'duty'; teamId: string; duty: 'on' | 'off' }

/** Where the phone was while the person shared its position. Sent many at a time, shown as a count, thinned on a full phone. */
export interface FieldPosition {
  teamId: string
  position: LonLat
  accuracyMetres?: number
  positionSystem?: CoordinateSystem
}

/** A photo as it goes out: drawn small, without what came with it. */
export interface SmallPhoto {
  blob: Blob
  widthPixels: number
  heightPixels: number
  /** Where the picture says it was taken, to be offered as the place; it does not go out with the photo. */
  position: LonLat | null
}
export type NewPhoto = Pick<SmallPhoto, 'blob'> & { phase: PhotoPhase }

/** What the queue says about one action. */
export interface QueueItem {
  /** Of this phone; a hazard reported by it is `{ local: id }` until the item is sent. */
  id: string
  action: FieldAction
  /** A label the page gave, so that the queue can be read: the hazard's address or number. */
  label: string
  state: ItemState
  /** Phone's clock, for showing only. */
  writtenAt: number
  photos: { total: number; sent: number }
  /** Of the last attempt: the server's code and parameters, or `network`, `photoLost`. Null while nothing went wrong. */
  problem: { code: string; params: Problem['params'] } | null
  /** Who was first, and when (ISO, or empty where the server does not say); for `conflict`. */
  conflict: { byName: string; at: string; event: string } | null
  /** An item this one follows on and that is failed or in conflict: it waits for what becomes of it. */
  waitsFor: string | null
  attempts: number
  /** The hazard or dispatch after it was sent. */
  result: { id: string; serial?: string } | null
  /** The version of it that this brought about; null while it was not sent, and for what has no versions. */
  sentVersion: number | null
}

/** Whether something stands in the way of everything that waits. */
export type Hindrance =
  /** No answer from the server. */
  | 'offline'
  /** The session is over or the password was changed: sign in again, as the same person. */
  | 'signInNeeded'
  /** The server asks for patience, or is starting. */
  | 'serverBusy'

export interface QueueView {
  items: QueueItem[]
  /** Positions kept and not sent yet. */
  positions: number
  hindrance: Hindrance | null
  isSending: boolean
  /** The phone has no room left: what is kept is safe, nothing new is; send first, then go on. */
  isPhoneFull: boolean
  /** Items of other people on this phone, which wait for them; nothing else is said about them. */
  ofOthers: number
}

export interface Queue {
  /**
   * Keeps an action on the phone, then sends it as soon as may be. Resolves once it is kept. Rejects with `PhoneFullError` where the
   * phone has no room (nothing was kept), `NobodyError` where nobody has signed in on this phone yet.
   */
  add(action: FieldAction, options?: { photos?: readonly NewPhoto[]; label?: string }): Promise<QueueItem>
  /** Tries a failed one again; one in conflict on top of what stands now. */
  retry(id: string): Promise<void>
  /** Throws it away with its photos, and what refers to a hazard only it would have reported. */
  discard(id: string): Promise<void>
  /** Keeps a position, or drops it quietly where there is no room. */
  addPosition(position: FieldPosition): Promise<void>
  /** Sends now what waits; for a button. */
  sendNow(): Promise<void>
}

/** Who works on this phone, also without network. */
export type FieldPerson = Pick<Session, 'personId' | 'personName' | 'role' | 'scope' | 'scopeName' | 'isDemo' | 'unit'>

/** What this browser can do here; the page says why where it cannot. */
export interface Abilities {
  /** False over plain HTTP from another machine: then none of the following is there, by the browser's rule. */
  isSecure: boolean
  canStartOffline: boolean
  canLocate: boolean
  /** Else what waits is sent while the page is open. */
  canSendInBackground: boolean
}
