import type { DemoConsultation, GridCellRow, ServicePointRow } from '../../rows.ts'
import type { Random } from '../random.ts'
import { lognormal, pickWeighted } from './chance.ts'
import { inventPerson } from './reports.ts'
import type { Staff } from './staff.ts'
import { HOUR, iso, isWeekend, localDay, MINUTE, startOfDay } from './time.ts'

const DAYS = 90
const PER_WEEKDAY = 3.9
const PER_WEEKEND_DAY = 1.8
/** Minutes for an answer: nine in ten within the ten minutes of seed 001. */
const ANSWER_MINUTES = [4.5, 0.6] as const
/** Asked just now, minutes ago. */
const WAITING = [2.3, 6.2]

const TOPICS = [
  ['电动车能不能放在一楼门厅？', '不能，请停到集中充电点，门厅属疏散通道。'],
  ['家用灭火器几年要换？', '干粉灭火器出厂满 5 年维修，满 10 年报废，看瓶身日期。'],
  ['小饭店要装哪些消防设施？', '至少配灭火器、应急照明和疏散标志，燃气要有报警器。'],
  ['楼道里的鞋柜可以留吗？', '楼道不得堆放物品，请搬回室内。'],
  ['独居老人可以申请烟感吗？', '可以，社区登记后上门安装，不收费。'],
  ['店面改造要不要办手续？', '面积 300 平方米以上先问住建，小店改造可以请我们看图。'],
  ['液化气软管多久换一次？', '橡胶软管 18 个月，建议换金属波纹管。'],
  ['消防车道上画的黄线能停车吗？', '不能停，占用会被处罚，也会耽误救人。'],
  ['充电桩跳闸找谁？', '先拨桩上的电话，再告诉网格员登记。'],
  ['培训什么时候开？', '本月第三个周六上午，在服务中心，免费。'],
] as const

/** Questions asked at the consultation points, in order of time. */
export function drawConsultations(
  { cells, servicePoints }: { cells: readonly GridCellRow[]; servicePoints: readonly ServicePointRow[] },
  { staff, now, random }: { staff: Staff; now: number; random: Random },
): DemoConsultation[] {
  const communities = new Map(cells.filter(({ level }) => level === 'community').map(({ name, code }) => [name, code]))
  const points = servicePoints.flatMap(({ kind, code, name }) => {
    const community = communities.get(name.replace(/消防咨询点$/, ''))
    return kind === 'consultation' && community ? [{ code, community }] : []
  })
  const ask = (at: number, waits: boolean): DemoConsultation => {
    const { code, community } = random.pick(points)
    const by = staff.worker(community)
    const [question, answer] = random.pick(TOPICS)
    const channel = pickWeighted(
      [
        ['visit', 55],
        ['phone', 35],
        ['online', 10],
      ] as const,
      random,
    )
    const answered = at + lognormal(...ANSWER_MINUTES, random) * MINUTE
    const closed = answered + random.between(2, 40) * MINUTE
    return {
      question,
      channel,
      servicePointCode: code,
      asker: channel === 'visit' && random.chance(0.5) ? null : inventPerson(random),
      askedAt: iso(at),
      by,
      actions: [
        ...(waits || answered > now ? [] : [{ action: 'answer' as const, at: iso(answered), by, text: answer }]),
        ...(waits || closed > now ? [] : [{ action: 'close' as const, at: iso(closed), by, text: '' }]),
      ],
    }
  }
  const today = localDay(now)
  const moments: number[] = []
  for (let day = today - DAYS + 1; day <= today; day++) {
    const expected = (isWeekend(day) ? PER_WEEKEND_DAY : PER_WEEKDAY) * random.between(0.6, 1.4)
    const count = Math.floor(expected + random.next())
    for (let made = 0; made < count; made++) moments.push(startOfDay(day) + random.between(9, 17.4) * HOUR)
  }
  const past = moments.filter((at) => at < now - 12 * MINUTE).sort((a, b) => a - b)
  return [
    ...past.map((at) => ask(at, false)),
    ...WAITING.toReversed().map((minutes) => ask(now - minutes * MINUTE, true)),
  ]
}
