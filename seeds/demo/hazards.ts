import type { HazardSource, HazardState } from '@wangge/db/vocabulary'
import type { HazardRow, ResidenceRow } from '../rows.ts'
import type { Random } from './random.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** The district keeps Asia/Shanghai time: serial numbers count by the day there. */
const ZONE_MILLISECONDS = 8 * HOUR

/** How the open list looks at the moment of generation. */
const OPEN = { overdue: 7, soon: 10, onTime: 39, paused: 4 } as const
const CLOSED = 150
const CLOSED_WITHIN_DAYS = 90

/** Answer to the reporter (seed 001); verification of the three listed kinds and of any other (seed 002). */
const FEEDBACK = 10 * MINUTE
const VERIFY_LISTED = 24 * HOUR
const VERIFY_OTHER = 3 * DAY

interface Kind {
  key: string
  listed: boolean
  weight: number
  descriptions: string[]
}

const KINDS: Kind[] = [
  { key: 'lockedExit', listed: true, weight: 8, descriptions: ['一层安全出口被锁', '消防门上锁，钥匙不在现场'] },
  {
    key: 'blockedEscapeRoute',
    listed: true,
    weight: 12,
    descriptions: ['楼梯间堆放纸箱和自行车', '三层走道被旧家具堵住一半'],
  },
  { key: 'disabledEquipment', listed: true, weight: 8, descriptions: ['消火栓无水', '火灾报警主机被关闭'] },
  { key: 'indoorCharging', listed: false, weight: 18, descriptions: ['电动车在楼道内充电', '电瓶带进电梯，入户充电'] },
  { key: 'danglingCharging', listed: false, weight: 14, descriptions: ['从四楼窗口拉线充电', '车棚外飞线充电两处'] },
  { key: 'blockedFireLane', listed: false, weight: 12, descriptions: ['私家车停在消防车道上', '临时摊位占用消防通道'] },
  { key: 'combustibles', listed: false, weight: 11, descriptions: ['地下室堆放泡沫板', '阳台堆放大量废纸'] },
  { key: 'expiredExtinguisher', listed: false, weight: 9, descriptions: ['门厅灭火器过期', '商铺灭火器压力不足'] },
  { key: 'gasHose', listed: false, weight: 6, descriptions: ['燃气软管老化开裂', '燃气软管超长且穿墙'] },
  { key: 'other', listed: false, weight: 2, descriptions: ['配电箱门缺失，线头外露'] },
]

const SOURCES: [HazardSource, number][] = [
  ['resident', 24],
  ['gridWorker', 24],
  ['patrol', 18],
  ['hotline12345', 16],
  ['hotline96119', 8],
  ['forum', 3],
  ['inspection', 4],
  ['alarm', 3],
]

type Draft = Omit<HazardRow, 'serial'>

export function listHazards(residences: ResidenceRow[], now: Date, random: Random): HazardRow[] {
  const drafts: Draft[] = []
  for (let made = 0; made < OPEN.overdue; made++) drafts.push(openDraft(residences, now, random, 'overdue'))
  for (let made = 0; made < OPEN.soon; made++) drafts.push(openDraft(residences, now, random, 'soon'))
  for (let made = 0; made < OPEN.onTime; made++) drafts.push(openDraft(residences, now, random, 'onTime'))
  for (let made = 0; made < OPEN.paused; made++) drafts.push(openDraft(residences, now, random, 'paused'))
  for (let made = 0; made < CLOSED; made++) drafts.push(closedDraft(residences, now, random))
  return numbered(drafts)
}

function openDraft(residences: ResidenceRow[], now: Date, random: Random, clock: keyof typeof OPEN): Draft {
  const kind = pickWeighted(
    KINDS.map((item) => [item, item.weight] as const),
    random,
  )
  const state = openState(clock, random)
  const total = clockMilliseconds(kind, state, random)
  const used = {
    overdue: 1,
    soon: random.between(0.81, 0.985),
    onTime: random.between(0.05, 0.78),
    paused: random.between(0.2, 0.7),
  }[clock]
  const over = clock === 'overdue' ? random.between(5 * MINUTE, state === 'reported' ? 20 * MINUTE : 5 * HOUR) : 0
  const reported = now.getTime() - used * total - over
  const paused = clock === 'paused' ? iso(reported + (now.getTime() - reported) * random.between(0.4, 0.9)) : null
  return {
    ...what(kind, residences, random),
    state,
    reportedAt: iso(reported),
    dueAt: iso(reported + total),
    pausedAt: paused,
    closedOutAt: null,
  }
}

function closedDraft(residences: ResidenceRow[], now: Date, random: Random): Draft {
  const kind = pickWeighted(
    KINDS.map((item) => [item, item.weight] as const),
    random,
  )
  const total = clockMilliseconds(kind, 'rectifying', random)
  const took = total * (random.chance(0.94) ? random.between(0.1, 0.97) : random.between(1.02, 1.6))
  const closed = now.getTime() - random.between(20 * MINUTE, CLOSED_WITHIN_DAYS * DAY)
  const reported = closed - took
  return {
    ...what(kind, residences, random),
    state: 'closedOut',
    reportedAt: iso(reported),
    dueAt: iso(reported + total),
    pausedAt: null,
    closedOutAt: iso(closed),
  }
}

/** Fresh reports are few, as their ten minutes are short. */
function openState(clock: keyof typeof OPEN, random: Random): HazardState {
  if (clock === 'paused') return 'rectifying'
  const draw = random.next()
  if (draw < (clock === 'soon' ? 0.15 : 0.04)) return 'reported'
  if (draw < 0.46) return 'acknowledged'
  if (draw < 0.62) return 'verified'
  return draw < 0.9 ? 'rectifying' : 'reinspected'
}

/** The clock that runs in a state: answer, verification, then the deadline set for the rectification. */
function clockMilliseconds(kind: Kind, state: HazardState, random: Random): number {
  if (state === 'reported') return FEEDBACK
  if (state === 'acknowledged') return kind.listed ? VERIFY_LISTED : VERIFY_OTHER
  return random.whole(3, 10) * DAY
}

function what(kind: Kind, residences: ResidenceRow[], random: Random) {
  const home = pickHome(residences, random)
  const major = random.chance(kind.listed ? 0.4 : 0.1)
  return {
    lon: Math.round((home.lon + random.between(-8e-5, 8e-5)) * 1e7) / 1e7,
    lat: Math.round((home.lat + random.between(-6e-5, 6e-5)) * 1e7) / 1e7,
    kind: kind.key,
    grade: major ? ('major' as const) : ('general' as const),
    source: pickWeighted(SOURCES, random),
    description: random.pick(kind.descriptions),
    address: home.kind === 'block' ? `${home.address} ${random.whole(1, 4)} 单元` : home.address,
  }
}

/** A home drawn by its people; nobody reports more than from a building of 150. */
function pickHome(residences: ResidenceRow[], random: Random): ResidenceRow {
  for (;;) {
    const home = random.pick(residences)
    if (random.chance(home.people / 150)) return home
  }
}

/** Serials count up by the day of report in the district's zone. */
function numbered(drafts: Draft[]): HazardRow[] {
  const inOrder = [...drafts].sort((a, b) => (a.reportedAt < b.reportedAt ? -1 : a.reportedAt > b.reportedAt ? 1 : 0))
  const counts = new Map<string, number>()
  return inOrder.map((draft) => {
    const day = iso(Date.parse(draft.reportedAt) + ZONE_MILLISECONDS)
      .slice(0, 10)
      .replaceAll('-', '')
    const number = (counts.get(day) ?? 0) + 1
    counts.set(day, number)
    return { serial: `${day}-${String(number).padStart(4, '0')}`, ...draft }
  })
}

function pickWeighted<T>(items: readonly (readonly [T, number])[], random: Random): T {
  let rest = random.next() * items.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [item, weight] of items) {
    rest -= weight
    if (rest < 0) return item
  }
  return (items[items.length - 1] as readonly [T, number])[0]
}

function iso(milliseconds: number): string {
  return new Date(Math.round(milliseconds / 1000) * 1000).toISOString()
}
