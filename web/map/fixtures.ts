import type { Hazard, Team } from '@wangge/api/contract'

/** A hazard for tests: half of its hour is over at 12:30 UTC. */
export function hazardWith(part: Partial<Hazard>): Hazard {
  return {
    id: '01900000-0000-7000-8000-000000000001',
    serial: '20261121-0001',
    version: 1,
    kind: 'lockedExit',
    grade: 'general',
    state: 'reported',
    verdict: null,
    source: 'resident',
    sourceReference: '',
    clock: 'ontime',
    dueClock: 'verify',
    description: '',
    address: '',
    position: [122.2, 43.6],
    reportedAt: '2026-11-21T12:00:00.000Z',
    dueAt: '2026-11-21T13:00:00.000Z',
    soonAt: '2026-11-21T12:48:00.000Z',
    provisional: false,
    pausedAt: null,
    closedOutAt: null,
    rectificationClass: null,
    rectifiedAt: null,
    ownerId: null,
    ownerName: null,
    cellCode: null,
    cellName: null,
    townshipCode: null,
    townshipName: null,
    sent: null,
    ...part,
  }
}

export function teamWith(part: Partial<Team>): Team {
  return {
    id: '01900000-0000-7000-8000-000000000002',
    code: 'T1',
    name: '木桥巡逻队',
    kind: 'patrol',
    state: 'free',
    members: 4,
    hasVehicle: true,
    equipment: {},
    position: [122.2, 43.6],
    positionAt: '2026-11-21T12:29:00.000Z',
    stale: false,
    cellCode: null,
    cellName: null,
    ...part,
  }
}
