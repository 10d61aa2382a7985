import type { DemoDispatch } from '../../../rows.ts'
import type { Random } from '../../random.ts'
import { lognormal } from '../chance.ts'
import { iso, localHour, MINUTE } from '../time.ts'
import type { Crew } from './crews.ts'

const SECOND = 1000
export const ANSWER_SECONDS = 60

/** Medians with a logarithmic spread. */
const ACCEPT_SECONDS = [21, 0.6] as const
const DEPART_SECONDS = [48, 0.6] as const
const ON_SCENE_MINUTES = [17, 0.5] as const
/** How much longer than estimated the way takes, in rush hours more. */
const WAY_SPREAD = 0.22
const RUSH = { hours: [7, 9, 17, 19], factor: 1.35 } as const
const BY_POSITION_SHARE = 0.83

/** How long each step of an outing takes, milliseconds. */
export interface Steps {
  accept: number
  depart: number
  way: number
  onScene: number
}

/** Draws them for a crew that is sent at about a moment; `slowness` = 1 where the township keeps the ordinary pace. */
export function stepsOf(crew: Crew, around: number, slowness: number, random: Random): Steps {
  const seconds = (median: number, spread: number, factor = 1) =>
    Math.round(lognormal(median, spread, random) * factor) * SECOND
  const hour = localHour(around)
  const isRush = (hour >= RUSH.hours[0] && hour < RUSH.hours[1]) || (hour >= RUSH.hours[2] && hour < RUSH.hours[3])
  return {
    accept: Math.min(seconds(...ACCEPT_SECONDS), (ANSWER_SECONDS - 2) * SECOND),
    depart: seconds(...DEPART_SECONDS, slowness),
    way: seconds(crew.seconds, WAY_SPREAD, slowness * (isRush ? RUSH.factor : 1)),
    onScene: seconds(ON_SCENE_MINUTES[0] * 60, ON_SCENE_MINUTES[1]),
  }
}

const OUTCOMES = ['现场属实，已交网格员', '已劝离，无危险', '已拍照移交', '已临时处置，等待整改', '现场看护至物业到场']
const DECLINED = ['车辆故障', '正在处理另一起', '人手不足', '距离太远，建议就近派队']
const RECALLED = ['物业已先到场处置', '重复派出', '反映人称已自行解决']
const UNTOLD = '未回传到场，由网格员确认后撤回'
const CHOSEN = ['责任队伍熟悉情况', '该队带有梯子和面罩', '前一队刚出勤，轮换']

interface Offer {
  crew: Crew
  /** Who would have been first. */
  suggested: Crew
  at: number
  by: string
}

/** A team that is asked, before anybody knows what it says. */
function offer({ crew, suggested, at, by }: Offer, random: Random): Omit<DemoDispatch, 'events' | 'teamAt'> {
  const isFirst = crew === suggested
  return {
    ...{ teamCode: crew.team.code, mode: crew.mode, rank: crew.rank, suggestedTeamCode: suggested.team.code },
    ...{
      overrideReason: isFirst ? null : random.pick(CHOSEN),
      estimatedSeconds: crew.seconds,
      routeMetres: crew.metres,
    },
    ...{ offeredAt: iso(at), answerDueAt: iso(at + ANSWER_SECONDS * SECOND), by },
  }
}

/** Says no within the time, or nothing. Ends with the moment at which the next one is asked. */
export function refuse(offered: Offer, random: Random): { dispatch: DemoDispatch; endsAt: number } {
  const dispatch = { ...offer(offered, random), teamAt: null }
  if (random.chance(0.45)) {
    const endsAt = offered.at + ANSWER_SECONDS * SECOND
    return { dispatch: { ...dispatch, events: [{ event: 'timedOut', at: iso(endsAt) }] }, endsAt }
  }
  const endsAt = offered.at + Math.round(random.between(8, 50)) * SECOND
  const declined = { event: 'declined', at: iso(endsAt), reason: random.pick(DECLINED) } as const
  return { dispatch: { ...dispatch, events: [declined] }, endsAt }
}

/** How an outing goes: there and back, called off on the way, no word of the arrival, or an arrival told with a wrong clock. */
export type Course = 'whole' | 'calledOff' | 'untold' | 'reversed'

/** A team that goes. `now`: what lies after it has not happened yet. */
export function goOut(offered: Offer, steps: Steps, course: Course, now: number, random: Random): DemoDispatch {
  const accepted = offered.at + steps.accept
  const departed = accepted + steps.depart
  const arrived = departed + steps.way
  const onWay = [
    { event: 'accepted', at: iso(accepted) },
    { event: 'departed', at: iso(departed) },
  ] as const
  const told = course === 'reversed' ? offered.at - random.whole(30, 240) * SECOND : arrived
  const rest: DemoDispatch['events'] =
    course === 'calledOff'
      ? [{ event: 'recalled', at: iso(departed + steps.way * random.between(0.3, 0.8)), reason: random.pick(RECALLED) }]
      : course === 'untold'
        ? [{ event: 'recalled', at: iso(arrived + random.between(8, 30) * MINUTE), reason: UNTOLD }]
        : [
            { event: 'arrived', at: iso(told), ...confirmation(random) },
            { event: 'cleared', at: iso(arrived + steps.onScene), outcome: random.pick(OUTCOMES) },
          ]
  const events = [...onWay, ...rest].filter(({ at }) => Date.parse(at) <= now)
  return { ...offer(offered, random), events, teamAt: null }
}

function confirmation(random: Random): { confirmedBy: 'position' | 'word'; metres: number | null } {
  if (random.chance(BY_POSITION_SHARE)) return { confirmedBy: 'position', metres: random.whole(2, 48) }
  return { confirmedBy: 'word', metres: random.chance(0.5) ? random.whole(60, 420) : null }
}
