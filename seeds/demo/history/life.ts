import { lognormal } from './chance.ts'
import { assign, begin, close, commit, findReal, goAndLook, receive, rectified, reinspect, reply } from './steps.ts'
import { DAY, MINUTE } from './time.ts'
import type { Trail } from './trail.ts'

const FALSE_SHARE = 0.062
const TRANSFERRED_SHARE = 0.025
const LONG_TERM_SHARE = 0.04
const EXTENSION_SHARE = 0.1
const PAUSED_SHARE = 0.05
const FAILED_SHARE = 0.1
const REOPENED_SHARE = 0.012
const FIXED = '已当场整改，感谢您的反映'

/** A hazard's whole life, as its township's pace has it, from the first answer to the close-out; `otherPlace` is whom it may be handed to. */
export function liveThrough(trail: Trail, otherPlace: string): Trail {
  const { random } = trail
  receive(trail)
  if (random.chance(0.08)) trail.after(random.between(1, 20)).does(trail.officer, noteOf(trail))
  if (otherPlace !== trail.cellCode && random.chance(TRANSFERRED_SHARE)) handOn(trail, otherPlace)
  goAndLook(trail)
  if (random.chance(FALSE_SHARE)) return findFalse(trail)
  const major = random.chance(trail.kind.majorShare * 0.98)
  findReal(trail, major)
  if (!major && random.chance(trail.pace.onTheSpotShare)) return fixOnTheSpot(trail)
  reply(trail, '经核查属实，已责令限期整改')
  if (major) commit(trail)
  rectifyByDeadline(trail, major)
  reinspect(trail, true)
  close(trail)
  if (random.chance(REOPENED_SHARE * 3)) comeBack(trail)
  return trail
}

/** As quick as it goes: for what must be over by now. */
export function fixAtOnce(trail: Trail): Trail {
  const { random } = trail
  receive(trail, random.between(1.5, 6))
  findReal(trail.after(random.between(10, 45)), false)
  begin(trail, 'onTheSpot')
  rectified(trail.after(random.between(3, 20)), true)
  reply(trail, FIXED, random.between(3, 15))
  return trail.after(random.between(5, 30)).does(trail.officer, { action: 'closeOut' })
}

/** Found the second time: merged into the first. */
export function mergeInto(trail: Trail, key: number): Trail {
  receive(trail)
  trail.after(lognormal(35, 0.6, trail.random))
  trail.does(trail.worker, { action: 'verify', verdict: 'duplicate', mergedInto: key, text: '与已登记的为同一处' })
  reply(trail, '该处已登记，正在整改')
  return close(trail)
}

function noteOf({ random }: Trail) {
  const text = random.pick(['电话联系反映人，未接', '物业说下午到场', '与上周同一楼栋', '需带梯子', '已提醒楼长留意'])
  return { action: 'note' as const, text }
}

function handOn(trail: Trail, otherPlace: string): void {
  const { random } = trail
  const reason = random.pick(['位置在相邻社区', '属路对面小区', '由对方网格管理'])
  trail
    .after(random.between(10, 80))
    .does(trail.officer, { action: 'transfer', toCode: otherPlace.slice(0, 12), reason })
  trail.cellCode = otherPlace
  assign(trail.after(random.between(5, 40)))
}

function findFalse(trail: Trail): Trail {
  const text = trail.random.pick(['现场未见反映情况', '属误报，设施正常', '车辆已离开，无占用痕迹'])
  trail.does(trail.worker, { action: 'verify', verdict: 'false', text })
  reply(trail, `经核查：${text}`)
  return close(trail)
}

function fixOnTheSpot(trail: Trail): Trail {
  const { random } = trail
  begin(trail, 'onTheSpot')
  rectified(trail.after(random.between(4, 45)), true)
  reply(trail, FIXED)
  close(trail)
  if (random.chance(REOPENED_SHARE)) comeBack(trail)
  return trail
}

function rectifyByDeadline(trail: Trail, major: boolean): void {
  const { pace, random } = trail
  const longTerm = random.chance(major ? LONG_TERM_SHARE * 2 : LONG_TERM_SHARE)
  const days = longTerm ? random.whole(8, 20) : random.whole(...pace.deadlineDays)
  let deadline = begin(trail, longTerm ? 'longTerm' : 'byDeadline', days)
  const share = () => Math.min(lognormal(...pace.rectifyShare, random), 1.9)
  const minutesLeft = () => (deadline - trail.at) / MINUTE
  if (random.chance(PAUSED_SHARE)) pauseFor(trail, random.between(0.4, 2.5) * 24 * 60)
  else if (random.chance(EXTENSION_SHARE)) deadline += extend(trail, minutesLeft() * 0.5)
  rectified(trail.onDutyAfter(Math.max(minutesLeft() * share(), 45)), major || random.chance(0.06))
  if (!random.chance(FAILED_SHARE)) return
  deadline = reinspect(trail, false)
  rectified(trail.onDutyAfter(Math.max(minutesLeft() * share(), 60)), major || random.chance(0.06))
}

function pauseFor(trail: Trail, minutes: number): void {
  const { random } = trail
  const reason = random.pick(['等配件到货', '业主外出，约定后日到场', '等燃气公司排期', '涉及产权纠纷，待调解'])
  trail.onDutyAfter(random.between(60, 300)).does(trail.officer, { action: 'pause', reason })
  trail.onDutyAfter(minutes).does(trail.officer, { action: 'resume' })
}

/** Asked for in time by the grid worker, decided by an officer. Returns by how many milliseconds the deadline moved. */
function extend(trail: Trail, minutes: number): number {
  const { random } = trail
  const amount = random.whole(1, 3)
  trail.onDutyAfter(minutes).does(trail.worker, {
    action: 'requestExtension',
    clock: 'rectify',
    amount,
    unit: 'day',
    reason: random.pick(['施工队排期', '材料未到', '需停业配合']),
  })
  const approved = random.chance(0.75)
  trail.onDutyAfter(random.between(20, 200)).does(trail.officer, {
    action: 'decideExtension',
    approved,
    reason: approved ? '同意，落实看护' : '期限足够，不予延期',
  })
  return approved ? amount * DAY : 0
}

/** Closed, and there it is again. */
function comeBack(trail: Trail): void {
  const { random } = trail
  trail.onDutyAfter(random.between(0.6, 5) * 24 * 60)
  trail.does(trail.officer, {
    action: 'reopen',
    reason: random.pick(['回访发现又占用', '反映人再次来电', '夜查时复现']),
  })
  begin(trail, 'byDeadline', random.whole(1, 3))
  rectified(trail.onDutyAfter(random.between(2, 20) * 60), true)
  reinspect(trail, true)
  close(trail)
}
