import type { HazardSource } from '@wangge/db/vocabulary'
import { KINDS, type Kind, kindOf } from './kinds.ts'
import { commit, findReal, receive, rectified, reply } from './steps.ts'
import { DAY, HOUR, iso, MINUTE } from './time.ts'
import type { Trail } from './trail.ts'

/** How a hazard stands now: reported so many minutes ago, and what was done since. */
export interface Scene {
  minutesAgo: number
  slow: boolean
  kind: Kind
  source: HazardSource
  play: (trail: Trail, now: number) => void
}

const CALM_KINDS = KINDS.filter(({ urgent }) => !urgent)
const anyKind = (index: number) => CALM_KINDS[index % CALM_KINDS.length] as Kind
const SOURCES: HazardSource[] = ['hotline12345', 'resident', 'patrol', 'gridWorker', 'hotline96119', 'inspection']
const anySource = (index: number) => SOURCES[index % SOURCES.length] as HazardSource

/** What waits at this moment: eight overdue, ten due soon, four paused, and some of every other state in good time. */
export function scenesNow(): Scene[] {
  return [...waiting(), ...unverified(), ...rectifying(), ...paused(), ...afterwards()]
}

/** The ten minutes for an answer: three running, two nearly used, two over. */
function waiting(): Scene[] {
  const minutes = [1.1, 3.2, 5.4, 8.15, 8.4, 13.5, 22]
  return minutes.map((minutesAgo, index) => ({
    minutesAgo,
    slow: minutesAgo > 8.3,
    kind: anyKind(index),
    source: (['hotline12345', 'resident', 'forum'] as const)[index % 3] ?? 'resident',
    play: (trail, now) => {
      if (minutesAgo < 20) return
      trail.at = now - 9 * MINUTE
      trail.does(trail.officer, { action: 'acknowledge' })
    },
  }))
}

/** The twelve hours promised for the three urgent kinds: two nearly used, two over. */
function unverified(): Scene[] {
  const hours = [10.2, 11.1, 13.5, 26]
  return hours.map((hour, index) => ({
    minutesAgo: hour * 60,
    slow: hour > 12,
    kind: kindOf((['lockedExit', 'blockedEscapeRoute', 'disabledEquipment'] as const)[index % 3] ?? 'lockedExit'),
    source: anySource(index),
    play: (trail) => void receive(trail, 6 + index),
  }))
}

/** Deadlines by the share of their time that is used: six soon, four over, five early. */
function rectifying(): Scene[] {
  const shares = [0.86, 0.88, 0.9, 0.92, 0.94, 0.96, 1.08, 1.2, 1.45, 1.8, 0.15, 0.3, 0.4, 0.5, 0.6]
  return shares.map((share, index) => ({
    minutesAgo: share * 3 * 24 * 60 + 600,
    slow: share > 1.1 || index % 4 === 0,
    kind: anyKind(index * 3 + 1),
    source: anySource(index + 1),
    play: (trail, now) => beginAt(trail, now - share * 3 * DAY, 3 * DAY, index),
  }))
}

/** Waiting for what nobody here can hasten. */
function paused(): Scene[] {
  return [0.5, 1.2, 2.1, 3.4].map((days, index) => ({
    minutesAgo: days * 24 * 60 + 30 * 60,
    slow: index === 3,
    kind: anyKind(index * 2),
    source: anySource(index + 2),
    play: (trail, now) => {
      beginAt(trail, now - days * DAY - 20 * HOUR, (days + 2.5) * DAY, index)
      trail.at = now - days * DAY
      const reason = ['等配件到货', '等燃气公司排期', '业主外出，约定后日到场', '涉及产权纠纷，待调解'][index] ?? ''
      trail.does(trail.officer, { action: 'pause', reason })
    },
  }))
}

/** Major ones that lack commitments, an extension asked for, some to look at again, some to close out. */
function afterwards(): Scene[] {
  const scene = (index: number, hours: number, play: Scene['play'], kind = anyKind(index)): Scene => ({
    minutesAgo: hours * 60,
    ...{ slow: index % 5 === 4, kind, source: anySource(index), play },
  })
  const majorWithout = (trail: Trail, now: number) => {
    findReal(settle(trail, now - 5 * HOUR), true)
    reply(trail, '经核查属实，属重大隐患，正在落实整改', 20)
    trail.after(25).does(trail.officer, {
      action: 'setCommitments',
      commitments: { responsibility: '经营单位法定代表人负责', measures: '停用并恢复原状，每日巡查' },
    })
  }
  const extensionAsked = (trail: Trail, now: number) => {
    beginAt(trail, now - 40 * HOUR, 4 * DAY, 1)
    trail.at = now - 3 * HOUR
    const reason = '施工队排期，材料后天到'
    trail.does(trail.worker, { action: 'requestExtension', clock: 'rectify', amount: 2, unit: 'day', reason })
  }
  const toLookAt = (trail: Trail, now: number) => {
    beginAt(trail, now - 30 * HOUR, 4 * DAY, 2)
    trail.at = now - 4 * HOUR
    rectified(trail, true)
  }
  const toClose = (trail: Trail, now: number) => {
    toLookAt(trail, now)
    trail.at = now - 50 * MINUTE
    trail.does(trail.officer, { action: 'reinspect', passed: true, text: '现场复查通过' })
  }
  const longTerm = (trail: Trail, now: number) => {
    findReal(settle(trail, now - 70 * HOUR), true)
    reply(trail, '经核查属实，列入长期整改', 20)
    commit(trail)
    trail.after(20).does(trail.officer, {
      action: 'beginRectifying',
      rectificationClass: 'longTerm',
      deadlineAt: iso(now + 20 * DAY),
    })
  }
  return [
    scene(0, 9, majorWithout, kindOf('gasHose')),
    scene(1, 10, majorWithout, kindOf('combustibles')),
    ...[2, 3].map((index) => scene(index, 50, extensionAsked)),
    ...[4, 5, 6].map((index) => scene(index, 40, toLookAt)),
    ...[7, 8].map((index) => scene(index, 42, toClose)),
    scene(9, 80, longTerm, kindOf('combustibles')),
  ]
}

/** Received, and looked at from a moment on. */
function settle(trail: Trail, at: number): Trail {
  receive(trail, 3 + trail.random.next() * 5)
  trail.at = at
  return trail
}

/** Found real an hour before rectifying begins at a moment, to last until a deadline. */
function beginAt(trail: Trail, at: number, lasts: number, index: number): void {
  findReal(settle(trail, at - HOUR), false)
  reply(trail, '经核查属实，已责令限期整改', 15 + index)
  trail.at = at
  const deadlineAt = iso(at + lasts)
  trail.does(trail.worker, { action: 'beginRectifying', rectificationClass: 'byDeadline', deadlineAt })
}
