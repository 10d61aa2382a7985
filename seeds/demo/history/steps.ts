import type { RectificationClass } from '@wangge/db/vocabulary'
import type { DemoReport } from '../../rows.ts'
import { lognormal } from './chance.ts'
import { DAY, HOUR, iso, localDay, startOfDay } from './time.ts'
import type { Trail } from './trail.ts'

const DUTY_ENDS_HOUR = 18

/** Acknowledged, and a named person's answer; whoever found it himself is quicker. */
export function receive(trail: Trail, minutes = answerMinutes(trail)): Trail {
  const { staff, report, random } = trail
  const own = report.source === 'gridWorker'
  const by = own ? trail.worker : random.chance(0.6) ? trail.officer : staff.desk(trail.at)
  trail.after(minutes * random.between(0.4, 0.85)).does(by, { action: 'acknowledge' })
  trail.at = Date.parse(report.reportedAt)
  trail.after(minutes).does(by, { action: 'answer', text: answerText(trail) })
  if (!own && random.chance(0.75)) assign(trail.after(random.between(0.5, 12)))
  return trail
}

export function assign(trail: Trail): Trail {
  const officer = trail.officer
  return trail.does(officer, { action: 'assign', ownerId: trail.worker, backupId: officer })
}

function answerMinutes({ report, pace, random }: Trail): number {
  if (report.source === 'gridWorker' || report.source === 'patrol') return lognormal(2.5, 0.6, random)
  return lognormal(...pace.answerMinutes, random)
}

function answerText({ staff, worker, random }: Trail): string {
  const who = staff.nameOf(worker)
  return random.pick([`已由${who}负责，将上门核查`, `${who}正在处理，结果会答复您`, `已转${who}，今天到现场查看`])
}

/** Somebody comes and looks. */
export function goAndLook(trail: Trail): Trail {
  const { kind, pace, report, random } = trail
  const hours = lognormal(...(kind.urgent ? pace.verifyUrgentHours : pace.verifyHours), random)
  const byNight = kind.urgent && pace.worksAtNight
  // What a grid worker reports he has looked at already.
  const minutes = report.source === 'gridWorker' && random.chance(0.7) ? hours * 12 : hours * 60
  return byNight ? trail.after(minutes) : trail.onDutyAfter(minutes)
}

export function findReal(trail: Trail, major: boolean): Trail {
  const by = trail.random.chance(0.8) ? trail.worker : trail.officer
  const grade = major ? 'major' : 'general'
  return trail.does(by, {
    action: 'verify',
    verdict: 'real',
    ...(grade === trail.report.grade ? {} : { grade }),
    text: trail.random.pick(['现场属实', '情况属实，已拍照', '到场核实，与反映一致']),
  })
}

export function waitsForReply({ reporter, source }: DemoReport): boolean {
  return reporter !== null || ['resident', 'hotline12345', 'hotline96119', 'forum'].includes(source)
}

/** The result, told to whoever waits for it. */
export function reply(trail: Trail, text: string, minutes?: number): Trail {
  if (!waitsForReply(trail.report)) return trail
  trail.after(minutes ?? lognormal(...trail.pace.replyMinutes, trail.random))
  return trail.does(trail.officer, { action: 'reply', text })
}

const COMMITMENTS = {
  responsibility: ['物业经理负责，社区书记督办', '经营单位法定代表人负责', '业主与网格员共同负责'],
  measures: ['停用、拆除并恢复原状，每日巡查', '更换设备后联动测试', '清空并加装物理隔离'],
  funds: ['物业维修资金 6000 元', '单位自筹，已落实', '社区专项经费 3500 元'],
  emergencyPlan: ['整改期间专人值守，配灭火器四具', '安排夜间双人巡查', '划定临时疏散路线并张贴'],
} as const

/** The five commitments, at once or in two goes. */
export function commit(trail: Trail): Trail {
  const { random } = trail
  const said = Object.fromEntries(Object.entries(COMMITMENTS).map(([key, texts]) => [key, random.pick(texts)]))
  const all = { ...said, deadline: random.pick(['七日内完成', '按整改通知书期限', '十日内完成']) }
  const parts = Object.entries(all)
  const first = random.chance(0.4) ? random.whole(2, 3) : parts.length
  trail.after(random.between(15, 90)).does(trail.officer, {
    action: 'setCommitments',
    commitments: Object.fromEntries(parts.slice(0, first)),
  })
  if (first === parts.length) return trail
  return trail.after(random.between(20, 180)).does(trail.officer, {
    action: 'setCommitments',
    commitments: Object.fromEntries(parts.slice(first)),
  })
}

/** Rectifying begins; a deadline is the end of duty some days on. */
export function begin(trail: Trail, rectificationClass: RectificationClass, deadlineDays = 0): number {
  const { random, report } = trail
  trail.after(random.between(2, 25))
  const deadline = endOfDuty(trail.at + deadlineDays * DAY)
  trail.does(trail.random.chance(0.6) ? trail.worker : trail.officer, {
    action: 'beginRectifying',
    rectificationClass,
    ...(rectificationClass === 'onTheSpot' ? {} : { deadlineAt: iso(deadline) }),
    ...(report.responsibleUnit ? { responsibleUnit: report.responsibleUnit } : {}),
  })
  return deadline
}

export function rectified(trail: Trail, photographed: boolean): Trail {
  const by = trail.random.chance(0.85) ? trail.worker : trail.staff.patrol(trail.cellCode)
  return trail.does(by, { action: 'reportRectified', text: trail.random.pick(trail.kind.remedies), photographed })
}

/** Looked at again, by a deadline of its own where it did not pass. */
export function reinspect(trail: Trail, passed: boolean): number {
  const { pace, random } = trail
  trail.onDutyAfter(lognormal(...pace.reinspectHours, random) * 60)
  const deadline = endOfDuty(trail.at + random.whole(1, 3) * DAY)
  trail.does(trail.officer, {
    action: 'reinspect',
    passed,
    ...(passed ? {} : { deadlineAt: iso(deadline) }),
    text: passed
      ? random.pick(['复查合格', '整改到位', '现场复查通过'])
      : random.pick(['仍有一处未清', '只做了一半', '又放回原处']),
  })
  return deadline
}

export function close(trail: Trail): Trail {
  trail.onDutyAfter(lognormal(...trail.pace.closeMinutes, trail.random))
  return trail.does(trail.officer, { action: 'closeOut' })
}

export function endOfDuty(at: number): number {
  return startOfDay(localDay(at)) + DUTY_ENDS_HOUR * HOUR
}
