import type {
  DemoAction,
  DemoCase,
  DemoHistory,
  DemoReport,
  GridCellRow,
  ResidenceRow,
  ServicePointRow,
  TeamRow,
} from '../../rows.ts'
import { type Random, seededRandom } from '../random.ts'
import { type Arrival, arrivalsOn } from './arrivals.ts'
import { isCalm } from './calm.ts'
import { drawConsultations } from './consultations.ts'
import { drawSendings } from './dispatch/index.ts'
import { drawIncidents } from './incidents.ts'
import { kindOf } from './kinds.ts'
import { fixAtOnce, liveThrough, mergeInto } from './life.ts'
import { isSlow, ORDINARY, SLOW } from './pace.ts'
import { pickHome, reportAt, takenInBy } from './reports.ts'
import { scenesNow } from './scenes.ts'
import { appointStaff, type Staff } from './staff.ts'
import { waitsForReply } from './steps.ts'
import { DAY, HOUR, localDay, MINUTE, startOfDay } from './time.ts'
import { Trail } from './trail.ts'

const DAYS = 90
/** Open at the moment of generation, scenes and others together. */
const OPEN = 66
const DUPLICATE_SHARE = 0.042
const ATTEMPTS = 4
/** One flat whose e-bike charges on the stairs again and again: a report a week. */
const REPEATED = { estate: '石榴里', every: 6.9 * DAY, times: 13, hoursAgo: 11 }
/** Nobody has reported in the last minutes but for the scenes. */
const QUIET = 25 * MINUTE

interface Ground {
  cells: readonly GridCellRow[]
  residences: readonly ResidenceRow[]
  servicePoints: readonly ServicePointRow[]
  teams: readonly TeamRow[]
}

/** A case before the order of all is known: `first` is the case that a duplicate repeats. */
interface Draft {
  report: DemoReport
  by: string
  actions: DemoAction[]
  first?: Draft
}

/**
 * Ninety days of the sample's ledger up to now, each hazard with what people did about it: rush hours, weekends, two slow townships,
 * one address that is reported again and again. The same seed, ground and moment give the same history.
 */
export function drawHistory(ground: Ground, { now, seed }: { now: Date; seed: number }): DemoHistory {
  const staff = appointStaff(ground.cells, ground.teams)
  const random = seededRandom(seed, 'history')
  const writer = new Writer(ground, staff, now.getTime(), random)
  const moment = { staff, now: now.getTime() }
  const cases = writer.write()
  return {
    persons: staff.persons,
    cases,
    sendings: drawSendings({ cases, ...ground }, { ...moment, random: seededRandom(seed, 'sendings') }),
    consultations: drawConsultations(ground, { ...moment, random: seededRandom(seed, 'consultations') }),
    incidents: drawIncidents(ground.residences, { ...moment, random: seededRandom(seed, 'incidents') }),
  }
}

class Writer {
  readonly #residences: readonly ResidenceRow[]
  readonly #slowHomes: readonly ResidenceRow[]
  readonly #ordinaryHomes: readonly ResidenceRow[]
  readonly #slowCodes: ReadonlySet<string>
  readonly #communities: readonly string[]
  readonly #staff: Staff
  readonly #now: number
  readonly #random: Random
  #open = 0

  constructor({ cells, residences }: Ground, staff: Staff, now: number, random: Random) {
    const slow = cells.filter(({ level, name }) => level === 'township' && isSlow(name))
    this.#slowCodes = new Set(slow.map(({ code }) => code.slice(0, 9)))
    this.#communities = cells.filter(({ level }) => level === 'community').map(({ code }) => code)
    this.#residences = residences
    this.#slowHomes = residences.filter(({ code }) => this.#isSlow(code))
    this.#ordinaryHomes = residences.filter(({ code }) => !this.#isSlow(code))
    this.#staff = staff
    this.#now = now
    this.#random = random
  }

  write(): DemoCase[] {
    const scenes = this.#scenes()
    this.#open = scenes.length
    const arrivals = this.#arrivals().sort((a, b) => b.arrival.at - a.arrival.at)
    // From the latest back, so that what is open now is mostly fresh.
    const drafts = [...scenes]
    for (const { arrival, home } of arrivals) drafts.push(...this.#withRepeats(this.#live(arrival, home)))
    return numbered(drafts)
  }

  #arrivals(): { arrival: Arrival; home: ResidenceRow }[] {
    const today = localDay(this.#now)
    const latest = this.#now - QUIET
    const found = []
    for (let day = today - DAYS + 1; day <= today; day++) {
      for (const arrival of arrivalsOn(day, this.#random)) {
        if (arrival.at < latest) found.push({ arrival, home: pickHome(this.#residences, this.#random) })
      }
    }
    return [...found, ...this.#repeats()]
  }

  #repeats(): { arrival: Arrival; home: ResidenceRow }[] {
    const inEstate = this.#residences.filter(({ name }) => name.startsWith(REPEATED.estate))
    const home = this.#random.pick(inEstate.length > 0 ? inEstate : this.#residences)
    const start = startOfDay(localDay(this.#now) - DAYS + 1)
    const moments = Array.from({ length: REPEATED.times }, (_, index) => {
      const at = this.#now - REPEATED.hoursAgo * HOUR - index * REPEATED.every
      return startOfDay(localDay(at)) + this.#random.between(19.5, 22.5) * HOUR
    })
    const sources = ['resident', 'hotline12345', 'gridWorker', 'resident', 'hotline96119'] as const
    return moments
      .filter((at) => at > start && at < this.#now - QUIET)
      .map((at, index) => {
        const source = sources[index % sources.length] ?? 'resident'
        return { arrival: { at, source, kind: kindOf('indoorCharging') }, home: { ...home, kind: 'home' as const } }
      })
  }

  /** A life that is over, or calm at this moment; where none turns up, one that was over at once. */
  #live(arrival: Arrival, home: ResidenceRow): Draft {
    const report = reportAt(home, arrival, this.#random)
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const draft = this.#draft(report, (trail) => liveThrough(trail, this.#otherPlace(trail)))
      if (isClosed(draft)) return draft
      if (this.#open >= OPEN || !this.#isCalm(draft)) continue
      this.#open += 1
      return draft
    }
    return this.#draft(report, fixAtOnce)
  }

  /** Now and then somebody else reports the same. */
  #withRepeats(first: Draft): Draft[] {
    const verified = first.actions.find(({ action }) => action === 'verify')
    const isReal = verified?.action === 'verify' && verified.verdict === 'real'
    if (!isReal || !this.#random.chance(DUPLICATE_SHARE * 1.1)) return [first]
    const at = Date.parse(first.report.reportedAt) + this.#random.between(6, 300) * MINUTE
    if (at > this.#now - QUIET) return [first]
    const source = this.#random.pick(['resident', 'hotline12345', 'patrol', 'forum', 'hotline96119'] as const)
    const again: DemoReport = {
      ...reportAt(this.#homeLike(first.report), { at, source, kind: kindOf(first.report.kind) }, this.#random),
      address: first.report.address,
      cellCode: first.report.cellCode,
    }
    const draft = this.#draft(again, (trail) => mergeInto(trail, 0))
    if (isClosed(draft)) return [first, { ...draft, first }]
    return [first]
  }

  #scenes(): Draft[] {
    return scenesNow().map(({ minutesAgo, slow, kind, source, play }) => {
      const home = pickHome(slow ? this.#slowHomes : this.#ordinaryHomes, this.#random)
      const at = this.#now - minutesAgo * MINUTE
      const report = { ...reportAt(home, { at, source, kind }, this.#random), grade: 'general' as const }
      return this.#draft(report, (trail) => play(trail, this.#now))
    })
  }

  #draft(report: DemoReport, live: (trail: Trail) => unknown): Draft {
    const pace = this.#isSlow(report.cellCode) ? SLOW : ORDINARY
    const trail = new Trail(report, this.#staff, pace, this.#random)
    const at = Date.parse(report.reportedAt)
    const by = takenInBy(report.source, report.cellCode, at, this.#staff, this.#random)
    live(trail)
    const actions = inOrder(trail.actions).filter((action) => Date.parse(action.at) <= this.#now)
    return { report, by, actions }
  }

  #isCalm({ report, actions }: Draft): boolean {
    const standing = { ...report, actions, waitsForReply: waitsForReply(report) }
    return isCalm(standing, this.#now)
  }

  #isSlow(code: string): boolean {
    return this.#slowCodes.has(code.slice(0, 9))
  }

  /** Mostly another community of the same township. */
  #otherPlace({ cellCode }: Trail): string {
    const township = cellCode.slice(0, this.#random.chance(0.7) ? 9 : 6)
    const others = this.#communities.filter((code) => code.startsWith(township) && !cellCode.startsWith(code))
    return others.length > 0 ? this.#random.pick(others) : cellCode
  }

  #homeLike(report: DemoReport): ResidenceRow {
    const { lon, lat, address, cellCode } = report
    return { lon, lat, address, code: cellCode, kind: 'home', name: '', dwellings: 1, people: 1 }
  }
}

function isClosed({ actions }: Draft): boolean {
  return actions.at(-1)?.action === 'closeOut'
}

/** Two people's deeds may cross: what happened first stands first. */
function inOrder(actions: readonly DemoAction[]): DemoAction[] {
  return [...actions].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

/** Keys in order of report. */
function numbered(drafts: Draft[]): DemoCase[] {
  const ordered = [...drafts].sort((a, b) => Date.parse(a.report.reportedAt) - Date.parse(b.report.reportedAt))
  const keys = new Map(ordered.map((draft, key) => [draft, key]))
  return ordered.map(({ report, by, actions, first }, key) => ({
    ...{ key, report, by },
    actions: actions.map((action) =>
      action.action === 'verify' && first ? { ...action, mergedInto: keys.get(first) ?? 0 } : action,
    ),
  }))
}
