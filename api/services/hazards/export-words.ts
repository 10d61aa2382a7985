import type {
  ClockState,
  HazardGrade,
  HazardSource,
  HazardState,
  HazardVerdict,
  RectificationClass,
} from '@wangge/db/vocabulary'

export type ExportLanguage = 'zh' | 'en'
type Words<Word extends string> = Record<Word, readonly [zh: string, en: string]>

const STATES: Words<HazardState> = {
  reported: ['上报', 'Reported'],
  acknowledged: ['受理', 'Acknowledged'],
  verified: ['核查', 'Verified'],
  rectifying: ['整改', 'Rectifying'],
  reinspected: ['复查', 'Reinspected'],
  closedOut: ['销号', 'Closed out'],
}
const GRADES: Words<HazardGrade> = { general: ['一般', 'General'], major: ['重大', 'Major'] }
const VERDICTS: Words<HazardVerdict> = {
  real: ['属实', 'Real'],
  false: ['不属实', 'False'],
  duplicate: ['重复', 'Duplicate'],
}
const SOURCES: Words<HazardSource> = {
  resident: ['居民', 'Resident'],
  gridWorker: ['网格员', 'Grid worker'],
  patrol: ['巡逻', 'Patrol'],
  hotline12345: ['12345', '12345'],
  hotline96119: ['96119', '96119'],
  forum: ['论坛', 'Forum'],
  inspection: ['检查', 'Inspection'],
  alarm: ['报警', 'Alarm'],
}
const CLASSES: Words<RectificationClass> = {
  onTheSpot: ['立查立改', 'Fixed on the spot'],
  byDeadline: ['限期整改', 'By deadline'],
  longTerm: ['长期整改', 'Long-term'],
}
const CLOCK_STATES: Words<ClockState> = {
  overdue: ['超时', 'Overdue'],
  soon: ['将到期', 'Due soon'],
  ontime: ['时限内', 'On time'],
  paused: ['暂停', 'Paused'],
  closed: ['已销号', 'Closed out'],
  notStarted: ['未计时', 'No clock'],
}

/** The words of a register, in one language. */
export const wordsIn = (language: ExportLanguage) => {
  const at = language === 'zh' ? 0 : 1
  return {
    state: (word: HazardState) => STATES[word][at],
    grade: (word: HazardGrade) => GRADES[word][at],
    verdict: (word: HazardVerdict) => VERDICTS[word][at],
    source: (word: HazardSource) => SOURCES[word][at],
    rectificationClass: (word: RectificationClass) => CLASSES[word][at],
    clock: (word: ClockState) => CLOCK_STATES[word][at],
  }
}
