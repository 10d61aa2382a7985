import type { DemoCase, DemoSending, GridCellRow, TeamRow } from '../../../rows.ts'
import type { Random } from '../../random.ts'
import { lognormal } from '../chance.ts'
import { kindOf } from '../kinds.ts'
import { isSlow } from '../pace.ts'
import type { Staff } from '../staff.ts'
import { HOUR, iso, MINUTE } from '../time.ts'
import { type Crew, Crews } from './crews.ts'
import { sendNow } from './now.ts'
import { ANSWER_SECONDS, type Course, goOut, refuse, stepsOf } from './outing.ts'

/** What a patrol or a grid worker finds he stands beside; an inspection has its own people. */
const SENT_FOR: Partial<Record<DemoCase['report']['source'], number>> = {
  resident: 0.75,
  hotline12345: 0.8,
  hotline96119: 0.88,
  forum: 0.5,
  alarm: 0.95,
  gridWorker: 0.06,
}
/** Somebody is sent as soon as it is answered, more often where the kind is urgent; else when there is time to look. */
const AT_ONCE = { urgent: 0.65, others: 0.3 }
const SEND_MINUTES = [4, 0.9] as const
/** From arriving to the verdict. */
const LOOK_MINUTES = [9, 0.6] as const
const REFUSED_SHARE = 0.11
/** The community's own team is sent although another would be there first. */
const CHOSEN_SHARE = 0.1
/** Teams of the two slow townships. */
const SLOWNESS = 1.8
/** Registers have such rows: one in so many. */
const REVERSED_ONE_IN = 190
const COURSES: readonly (readonly [Course, number])[] = [
  ['calledOff', 0.025],
  ['untold', 0.022],
]
const ASKED = 10

interface Ground {
  cases: readonly DemoCase[]
  cells: readonly GridCellRow[]
  teams: readonly TeamRow[]
}

/** Who was sent to the hazards of the history, and how it went; some teams are on their way at this moment. */
export function drawSendings(
  { cases, cells, teams }: Ground,
  { staff, now, random }: { staff: Staff; now: number; random: Random },
): DemoSending[] {
  const slow = new Set(
    cells.filter(({ level, name }) => level === 'township' && isSlow(name)).map(({ code }) => code.slice(0, 9)),
  )
  const sender = new Sender(new Crews(teams), { staff, now, random, slow })
  const past = cases.flatMap((one) => sender.sendTo(one) ?? [])
  const unsent = cases.filter(({ key }) => !past.some((sending) => sending.key === key))
  return [...past, ...sendNow(unsent, sender.crews, { staff, now, random })].sort((a, b) => a.key - b.key)
}

interface Setting {
  staff: Staff
  now: number
  random: Random
  /** First nine characters of the codes of townships with a pace of their own. */
  slow: ReadonlySet<string>
}

class Sender {
  readonly crews: Crews
  readonly #setting: Setting
  #sent = 0

  constructor(crews: Crews, setting: Setting) {
    this.crews = crews
    this.#setting = setting
  }

  /** Null where nobody is sent; only what has been verified since is over by now. */
  sendTo(one: DemoCase): DemoSending | null {
    const { random, slow } = this.#setting
    const { report, actions } = one
    const verified = momentOf(one, 'verify')
    const isMoved = actions.some(({ action }) => action === 'transfer')
    if (verified === null || isMoved || !random.chance(SENT_FOR[report.source] ?? 0)) return null
    const answered = momentOf(one, 'answer') ?? Date.parse(report.reportedAt)
    const atOnce = random.chance(kindOf(report.kind).urgent ? AT_ONCE.urgent : AT_ONCE.others)
    const soon = answered + lognormal(...SEND_MINUTES, random) * MINUTE
    const around = atOnce ? soon : verified - 15 * MINUTE
    const crews = this.crews.first(one, around, around + HOUR, ASKED, random)
    const [first] = crews
    if (!first) return null
    const own = crews.find(({ team }) => team.kind === 'patrol' && report.cellCode.startsWith(team.cellCode ?? '-'))
    const crew = random.chance(CHOSEN_SHARE) ? (own ?? crews[1] ?? first) : first
    const steps = stepsOf(crew, around, slow.has(report.cellCode.slice(0, 9)) ? SLOWNESS : 1, random)
    const toArrive = steps.accept + steps.depart + steps.way
    const late = verified - lognormal(...LOOK_MINUTES, random) * MINUTE - toArrive
    const at = atOnce && soon + toArrive < verified ? soon : late
    if (at < Date.parse(report.reportedAt) + 20_000) return null
    return this.#send(one, { crews, crew, first, steps, at: Math.floor(at / 1000) * 1000 })
  }

  #send(one: DemoCase, { crews, crew, first, steps, at }: Choice): DemoSending {
    const { staff, now, random } = this.#setting
    const by = random.chance(0.55) ? staff.desk(at) : staff.officer(one.report.cellCode, random)
    this.#sent += 1
    const course = this.#sent % REVERSED_ONE_IN === 17 ? 'reversed' : courseOf(random)
    const dispatches = []
    let openedAt = at
    const other = crews.find((each) => each !== crew)
    if (other && random.chance(REFUSED_SHARE)) {
      // Somebody was asked before, and did not go.
      openedAt = at - ANSWER_SECONDS * 1000
      const { dispatch } = refuse({ crew: other, suggested: first, at: openedAt, by: staff.ofTeam(other.team) }, random)
      dispatches.push(dispatch)
    }
    const goer = { crew, suggested: first, at, by: staff.ofTeam(crew.team) }
    const outing = goOut(goer, steps, course, now, random)
    dispatches.push({ ...outing, overrideReason: dispatches.length > 0 ? null : outing.overrideReason })
    const last = outing.events.at(-1)
    this.crews.take(crew, at, Date.parse(last?.at ?? iso(now)))
    const isOver = last?.event === 'cleared' || last?.event === 'recalled'
    return {
      ...{ key: one.key, answerSeconds: ANSWER_SECONDS, openedAt: iso(openedAt), by, dispatches },
      state: last?.event === 'cleared' ? 'done' : isOver ? 'stopped' : 'asking',
      endedAt: isOver ? (last?.at ?? null) : null,
    }
  }
}

interface Choice {
  crews: readonly Crew[]
  crew: Crew
  first: Crew
  steps: ReturnType<typeof stepsOf>
  at: number
}

function courseOf(random: Random): Course {
  let rest = random.next()
  for (const [course, share] of COURSES) {
    rest -= share
    if (rest < 0) return course
  }
  return 'whole'
}

function momentOf({ actions }: DemoCase, name: DemoCase['actions'][number]['action']): number | null {
  const found = actions.find(({ action }) => action === name)
  return found ? Date.parse(found.at) : null
}
