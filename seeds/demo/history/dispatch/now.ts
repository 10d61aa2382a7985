import type { DemoCase, DemoDispatch, DemoSending } from '../../../rows.ts'
import type { Random } from '../../random.ts'
import type { Staff } from '../staff.ts'
import { HOUR, iso, MINUTE } from '../time.ts'
import type { Crew, Crews } from './crews.ts'
import { ANSWER_SECONDS, goOut, refuse } from './outing.ts'

const SECOND = 1000

/** How teams stand now: on their way for so many seconds, on scene, about to leave; and one hazard to which nobody goes. */
const SCENES = [
  { stage: 'departed', secondsAgo: 35 },
  { stage: 'departed', secondsAgo: 70 },
  { stage: 'arrived', secondsAgo: 140 },
  { stage: 'exhausted', secondsAgo: 340 },
  { stage: 'departed', secondsAgo: 15 },
  { stage: 'arrived', secondsAgo: 420 },
  { stage: 'accepted', secondsAgo: 12 },
  { stage: 'arrived', secondsAgo: 260 },
] as const
/** Who is on his way now still is in a few minutes. */
const WAY_SECONDS = 170
/** So long may nobody have looked that somebody is still sent. */
const FRESH = 30 * HOUR

/** What goes on at this moment, at hazards that were answered and that nobody has looked at yet, the latest first. */
export function sendNow(
  cases: readonly DemoCase[],
  crews: Crews,
  { staff, now, random }: { staff: Staff; now: number; random: Random },
): DemoSending[] {
  const did = ({ actions }: DemoCase, name: string) => actions.some(({ action }) => action === name)
  const waiting = cases
    .filter((one) => did(one, 'answer') && !did(one, 'verify') && !did(one, 'transfer'))
    .filter(({ report }) => report.source !== 'patrol' && now - Date.parse(report.reportedAt) < FRESH)
    .reverse()
  return waiting.slice(0, SCENES.length).flatMap((one, index) => {
    const scene = SCENES[index]
    const found = crews.first(one, now, now + HOUR, 12, random)
    const [first, second] = found
    if (!scene || !first || !second) return []
    const by = staff.desk(now)
    if (scene.stage === 'exhausted') return [nobodyGoes(one, [first, second], { staff, now, random, by })]
    const crew = found.find(({ seconds }) => scene.stage === 'arrived' || seconds >= WAY_SECONDS) ?? first
    crews.take(crew, now - HOUR, now + HOUR)
    return [goes(one, { ...crew, rank: 1 }, scene, { staff, now, random, by })]
  })
}

interface Moment {
  staff: Staff
  now: number
  random: Random
  /** Who sends. */
  by: string
}

function goes(
  one: DemoCase,
  crew: Crew,
  scene: (typeof SCENES)[number],
  { staff, now, random, by }: Moment,
): DemoSending {
  const { stage, secondsAgo } = scene
  const since = now - secondsAgo * SECOND
  const steps = { accept: 20 * SECOND, depart: 40 * SECOND, way: crew.seconds * SECOND, onScene: 2 * HOUR }
  const until = {
    accepted: steps.accept,
    departed: steps.accept + steps.depart,
    arrived: steps.accept + steps.depart + steps.way,
  }
  const at = since - until[stage === 'exhausted' ? 'accepted' : stage]
  const outing = goOut({ crew, suggested: crew, at, by: staff.ofTeam(crew.team) }, steps, 'whole', since, random)
  const dispatch: DemoDispatch = { ...outing, teamAt: stage === 'arrived' ? placeOf(one) : crew.team.base }
  return {
    ...{ key: one.key, state: 'asking', answerSeconds: ANSWER_SECONDS, openedAt: iso(at), endedAt: null, by },
    dispatches: [dispatch],
  }
}

/** Two are asked one after the other, and nobody is left who could. */
function nobodyGoes(one: DemoCase, crews: readonly [Crew, Crew], { staff, now, random, by }: Moment): DemoSending {
  const openedAt = now - 8 * MINUTE
  const [first, second] = crews
  const before = refuse({ crew: first, suggested: first, at: openedAt, by: staff.ofTeam(first.team) }, random)
  const after = refuse({ crew: second, suggested: second, at: before.endsAt, by: staff.ofTeam(second.team) }, random)
  return {
    ...{ key: one.key, state: 'exhausted', answerSeconds: ANSWER_SECONDS, openedAt: iso(openedAt), by },
    ...{ endedAt: iso(after.endsAt), dispatches: [before.dispatch, after.dispatch] },
  }
}

const placeOf = ({ report: { lon, lat } }: DemoCase) => ({ lon, lat })
