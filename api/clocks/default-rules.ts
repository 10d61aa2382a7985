import type { ClockRule } from './rule.ts'

/** What a figure says of itself when no document gives it. */
const DEFAULT = '为可配置的默认值，不出自文件'
const LIAOYANG = '辽阳消防便民服务措施第19条'
const OTHER_REPORTS = `${LIAOYANG}：“其它消防违法行为和火灾隐患在3个工作日内核查,及时反馈核查情况”`
const URGENT_REPORTS = `${LIAOYANG}：“对锁闭安全出口、堵塞疏散通道、擅自停用消防设施的举报24小时内核查”，“及时反馈核查情况”`
const CHAOYANG = '朝阳十分钟消防便民服务圈'

/**
 * The rules that a new deployment starts with; an administrator's change makes the next version. A figure comes from the
 * sentence quoted (seeds 001 and 002) or its source says that it is a configurable default: those are nobody's law.
 */
export const DEFAULT_RULES: readonly ClockRule[] = [
  {
    ...firstVersion(1, 'feedback'),
    clock: 'feedback',
    statutory: null,
    promised: { amount: 10, unit: 'minute' },
    source: `${CHAOYANG}：“确保了十分钟内火灾隐患有效反馈”。`,
  },
  {
    ...firstVersion(2, 'verify.urgent'),
    clock: 'verify',
    statutory: { amount: 24, unit: 'hour' },
    promised: { amount: 12, unit: 'hour' },
    source: `${URGENT_REPORTS}。承诺的12小时${DEFAULT}。`,
  },
  {
    ...firstVersion(3, 'verify'),
    clock: 'verify',
    statutory: { amount: 3, unit: 'workingDay' },
    promised: { amount: 2, unit: 'workingDay' },
    source: `${OTHER_REPORTS}。承诺的2个工作日${DEFAULT}。`,
  },
  {
    ...firstVersion(4, 'rectify'),
    clock: 'rectify',
    statutory: { amount: 10, unit: 'workingDay' },
    promised: { amount: 7, unit: 'workingDay' },
    source: `10个工作日与承诺的7个工作日均${DEFAULT}，以责令整改时写明的期限为准。`,
  },
  {
    ...firstVersion(5, 'reinspect'),
    clock: 'reinspect',
    statutory: { amount: 3, unit: 'workingDay' },
    promised: { amount: 2, unit: 'workingDay' },
    source: `3个工作日与承诺的2个工作日均${DEFAULT}。`,
  },
  {
    ...firstVersion(6, 'reply.urgent'),
    clock: 'reply',
    statutory: { amount: 24, unit: 'hour' },
    promised: { amount: 12, unit: 'hour' },
    source: `${URGENT_REPORTS}；答复未另定时限，与核查同限${DEFAULT}，承诺的12小时亦同。`,
  },
  {
    ...firstVersion(7, 'reply'),
    clock: 'reply',
    statutory: { amount: 3, unit: 'workingDay' },
    promised: { amount: 2, unit: 'workingDay' },
    source: `${OTHER_REPORTS}；答复未另定时限，与核查同限${DEFAULT}，承诺早一个工作日亦同。`,
  },
  {
    ...firstVersion(8, 'answer'),
    clock: 'answer',
    statutory: null,
    promised: { amount: 10, unit: 'minute' },
    source: `${CHAOYANG}：“十分钟解答消防疑难问题”。`,
  },
  {
    ...firstVersion(9, 'firstAttack'),
    clock: 'firstAttack',
    statutory: null,
    promised: { amount: 10, unit: 'minute' },
    source: `${CHAOYANG}：“十分钟组织初起火灾扑救”。`,
  },
]

/** The same ids in every deployment, in the form of a UUIDv7. */
function firstVersion(number: number, key: string) {
  const id = `01990000-0000-7000-8000-${String(number).padStart(12, '0')}`
  return { id, key, version: 1, countsStartDay: false }
}
