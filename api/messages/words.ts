import type { Clock, HazardGrade, MessageEvent } from '@wangge/db/vocabulary'

export type MessageLanguage = 'zh' | 'en'
type Words<Word extends string> = Record<Word, readonly [zh: string, en: string]>

const CLOCK_NAMES: Words<Clock> = {
  feedback: ['反馈', 'Feedback'],
  verify: ['核查', 'Verification'],
  rectify: ['整改', 'Rectification'],
  reinspect: ['复查', 'Reinspection'],
  reply: ['答复报告人', 'Reply to the reporter'],
  answer: ['答复咨询', 'Answer'],
  firstAttack: ['初战', 'First attack'],
}
const LEVEL_NAMES: Words<'county' | 'prefecture'> = { county: ['区县', 'county'], prefecture: ['地市', 'prefecture'] }
const GRADE_NAMES: Words<HazardGrade> = { general: ['一般', 'general'], major: ['重大', 'major'] }
const EVENT_NAMES: Words<MessageEvent | 'test'> = {
  newHazard: ['新隐患', 'New hazard'],
  clockSoon: ['时限将到', 'Time is running out'],
  clockBreached: ['已超期', 'Overdue'],
  noAnswer: ['派单无应答', 'No answer to a dispatch'],
  shiftGap: ['班次空岗', 'Shift without a team'],
  escalated: ['上报一级', 'One level up'],
  test: ['测试消息', 'Test message'],
}

const at = (language: MessageLanguage) => (language === 'zh' ? 0 : 1)
export const clockName = (clock: Clock, language: MessageLanguage): string =>
  CLOCK_NAMES[clock]?.[at(language)] ?? clock
export const levelName = (level: 'county' | 'prefecture', language: MessageLanguage): string =>
  LEVEL_NAMES[level][at(language)]
export const gradeName = (grade: HazardGrade, language: MessageLanguage): string => GRADE_NAMES[grade][at(language)]
export const eventName = (event: MessageEvent | 'test', language: MessageLanguage): string =>
  EVENT_NAMES[event][at(language)]
