import type { HazardState, HazardVerdict, RectificationClass, Role } from '@wangge/db/vocabulary'

/** What people are told of a hazard's life, in as few words as possible: what the product is held against. */
export interface ModelHazard {
  id: string
  township: 0 | 1
  stage: HazardState
  verdict: HazardVerdict | null
  isMajor: boolean
  commitments: Set<string>
  rectification: RectificationClass | null
  isRectified: boolean
  afterPhotos: number
  waitsForReply: boolean
  isPaused: boolean
  extensionBy: string | null
  extensionOf: 'verify' | 'rectify' | 'reinspect' | 'reply' | null
  /** Clocks that run, feedback left aside. */
  running: Set<string>
  events: string[]
  /** How many events there were after the last one that moved it. */
  movedVersion: number
}

export const NEEDED_COMMITMENTS = ['responsibility', 'measures', 'funds', 'deadline', 'emergencyPlan']
const ALL: Role[] = ['command', 'township_officer', 'administrator']
const WORKERS: Role[] = [...ALL, 'grid_worker']

/** Which role does what, and when; `effect` says what becomes of it. Written from the agreed table, not from the code. */
export const LIFE: Record<
  string,
  {
    roles: Role[]
    when: (hazard: ModelHazard, person: { role: Role; id: string }) => boolean
    effect: (hazard: ModelHazard, detail: ModelDetail) => void
    events: (hazard: ModelHazard, detail: ModelDetail) => string[]
    quiet?: true
  }
> = {
  acknowledge: {
    roles: WORKERS,
    when: ({ stage }) => stage === 'reported',
    effect: (hazard) => {
      hazard.stage = 'acknowledged'
    },
    events: () => ['acknowledged'],
  },
  answer: { roles: WORKERS, when: isOpen, effect: () => {}, events: () => ['answered'], quiet: true },
  verify: {
    roles: WORKERS,
    when: ({ stage }) => stage === 'reported' || stage === 'acknowledged',
    effect: (hazard, { verdict, isMajor }) => {
      Object.assign(hazard, { stage: 'verified', verdict, isMajor })
      stop(hazard, 'verify')
    },
    events: ({ stage }) => (stage === 'reported' ? ['acknowledged', 'verified'] : ['verified']),
  },
  setCommitments: {
    roles: WORKERS,
    when: (hazard) => isOpen(hazard) && hazard.stage !== 'reported',
    effect: (hazard, { commitments }) => {
      for (const key of commitments) hazard.commitments.add(key)
    },
    events: () => ['commitmentsSet'],
  },
  beginRectifying: {
    roles: WORKERS,
    when: (hazard) => hazard.stage === 'verified' && hazard.verdict === 'real' && isCommitted(hazard),
    effect: (hazard, { rectification }) => {
      Object.assign(hazard, { stage: 'rectifying', rectification, isRectified: false })
      hazard.running.add('rectify')
    },
    events: () => ['rectifyingBegun'],
  },
  reportRectified: {
    roles: [...WORKERS, 'patrol_member'],
    when: ({ stage, isRectified, isMajor, rectification, afterPhotos }) =>
      stage === 'rectifying' && !isRectified && (afterPhotos > 0 || !(isMajor || rectification === 'onTheSpot')),
    effect: (hazard) => {
      hazard.isRectified = true
      stop(hazard, 'rectify')
      if (hazard.rectification !== 'onTheSpot') hazard.running.add('reinspect')
    },
    events: () => ['rectified'],
  },
  reinspect: {
    roles: ALL,
    when: ({ stage, isRectified }) => stage === 'rectifying' && isRectified,
    effect: (hazard, { passed }) => {
      stop(hazard, 'reinspect')
      if (passed) hazard.stage = 'reinspected'
      else {
        hazard.isRectified = false
        hazard.running.add('rectify')
      }
    },
    events: (_, { passed }) => [passed ? 'reinspectionPassed' : 'reinspectionFailed'],
  },
  reply: {
    roles: ALL,
    when: ({ stage }) => stage !== 'reported' && stage !== 'acknowledged',
    effect: (hazard) => {
      hazard.waitsForReply = false
      stop(hazard, 'reply')
    },
    events: () => ['replied'],
    quiet: true,
  },
  closeOut: {
    roles: ALL,
    when: ({ stage, verdict, rectification, isRectified, waitsForReply }) =>
      !waitsForReply &&
      (stage === 'reinspected' ||
        (stage === 'rectifying' && rectification === 'onTheSpot' && isRectified) ||
        (stage === 'verified' && verdict !== 'real')),
    effect: (hazard) => {
      Object.assign(hazard, { stage: 'closedOut', isPaused: false, extensionBy: null, extensionOf: null })
      hazard.running.clear()
    },
    events: () => ['closedOut'],
  },
  transfer: {
    roles: ALL,
    when: isOpen,
    effect: (hazard) => {
      hazard.township = hazard.township === 0 ? 1 : 0
    },
    events: () => ['transferred'],
  },
  reopen: {
    roles: ALL,
    when: (hazard) => !isOpen(hazard),
    effect: (hazard) => {
      Object.assign(hazard, { rectification: null, isRectified: false })
      if (hazard.verdict === 'real') hazard.stage = 'verified'
      else {
        Object.assign(hazard, { stage: 'acknowledged', verdict: null })
        hazard.running.add('verify')
      }
    },
    events: () => ['reopened'],
  },
  requestExtension: {
    roles: WORKERS,
    when: ({ extensionBy, running }) => extensionBy === null && running.has('rectify'),
    effect: (hazard, { personId }) => {
      Object.assign(hazard, { extensionBy: personId, extensionOf: 'rectify' })
    },
    events: () => ['extensionRequested'],
  },
  decideExtension: {
    roles: ALL,
    when: ({ extensionBy }, { role, id }) =>
      extensionBy !== null && (role !== 'township_officer' || id !== extensionBy),
    effect: (hazard) => {
      Object.assign(hazard, { extensionBy: null, extensionOf: null })
    },
    events: (_, { passed }) => [passed ? 'extensionApproved' : 'extensionRejected'],
  },
  pause: {
    roles: ALL,
    when: (hazard) => isOpen(hazard) && !hazard.isPaused && hazard.running.size > 0,
    effect: (hazard) => {
      hazard.isPaused = true
    },
    events: () => ['paused'],
  },
  resume: {
    roles: ALL,
    when: ({ isPaused }) => isPaused,
    effect: (hazard) => {
      hazard.isPaused = false
    },
    events: () => ['resumed'],
  },
  addPhotos: {
    roles: [...WORKERS, 'patrol_member'],
    when: () => true,
    effect: (hazard) => {
      hazard.afterPhotos++
    },
    events: () => ['photosAdded'],
    quiet: true,
  },
  correct: { roles: WORKERS, when: () => true, effect: () => {}, events: () => ['corrected'] },
  note: {
    roles: [...WORKERS, 'patrol_member'],
    when: () => true,
    effect: () => {},
    events: () => ['noted'],
    quiet: true,
  },
}

/** What an action carries. */
export interface ModelDetail {
  verdict: HazardVerdict
  isMajor: boolean
  commitments: string[]
  rectification: RectificationClass
  passed: boolean
  personId: string
}

function isOpen({ stage }: ModelHazard): boolean {
  return stage !== 'closedOut'
}

function isCommitted({ isMajor, commitments }: ModelHazard): boolean {
  return !isMajor || NEEDED_COMMITMENTS.every((key) => commitments.has(key))
}

/** What was asked for a clock ends with it. */
function stop(hazard: ModelHazard, clock: string): void {
  hazard.running.delete(clock)
  if (hazard.extensionOf === clock) Object.assign(hazard, { extensionBy: null, extensionOf: null })
}
