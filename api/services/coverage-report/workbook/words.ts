import type { ServicePointKind } from '@wangge/db/vocabulary'
import type { PLAN_STATES, PlanWeight } from '../../../walk/index.ts'

export type Language = 'zh' | 'en'

/** Chinese first, English beside it. */
export type Pair = readonly [zh: string, en: string]

export const inWords = (language: Language, [zh, en]: Pair): string => (language === 'zh' ? zh : en)

export const STATES: Record<(typeof PLAN_STATES)[number], Pair> = {
  served: ['已覆盖', 'Served'],
  closed: ['有点但关门', 'In reach, closed'],
  gap: ['走不到', 'Out of reach'],
  noStreetData: ['无可用道路数据', 'No usable street data'],
}

export const WEIGHTS: Record<PlanWeight, Pair> = {
  people: ['人数', 'People'],
  dwellings: ['户数', 'Dwellings'],
  vulnerable: ['独居老人与九小场所', 'Older people alone and small premises'],
}

const KINDS: Record<ServicePointKind, Pair> = {
  servicePoint: ['便民服务点', 'Service point'],
  consultation: ['消防咨询点', 'Consultation point'],
  policeRoom: ['社区警务室', 'Community police room'],
  safetyCentre: ['消防安全服务中心', 'Fire safety service centre'],
  microStation: ['微型消防站', 'Micro fire station'],
}

/** A kind that only this deployment has keeps its key. */
export const kindInWords = (language: Language, kind: string): string =>
  Object.hasOwn(KINDS, kind) ? inWords(language, KINDS[kind as ServicePointKind]) : kind

export const YES_NO = { true: ['是', 'Yes'], false: ['否', 'No'] } as const satisfies Record<string, Pair>

const DAYS: readonly Pair[] = [
  ['周一', 'Mon'],
  ['周二', 'Tue'],
  ['周三', 'Wed'],
  ['周四', 'Thu'],
  ['周五', 'Fri'],
  ['周六', 'Sat'],
  ['周日', 'Sun'],
]

/** Minutes from Monday 00:00 as day and wall clock. */
export function weekMinuteInWords(language: Language, minute: number): string {
  const day = DAYS[Math.floor(minute / 1440)]
  const clock = [Math.floor((minute % 1440) / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':')
  return `${day ? inWords(language, day) : ''} ${clock}`
}

/** Names of what runComparison and the report call different settings. */
export const SETTINGS: Record<string, Pair> = {
  limit: ['时限（秒）', 'Limit (s)'],
  speed: ['步速（米/秒）', 'Speed (m/s)'],
  kinds: ['服务点类型', 'Kinds of points'],
  network: ['路网版本', 'Network version'],
  snapLimit: ['到路上限（米）', 'Longest way to the street (m)'],
  minuteOfWeek: ['时刻', 'Hour'],
  staff: ['要求有人', 'Asks for staff'],
  room: ['要求有余量', 'Asks for room'],
}
