import { HAZARD_ACTIONS, HAZARD_SOURCES } from '@wangge/db/vocabulary'
import { describe, expect, test } from 'vitest'
import type { DemoCase } from '../../rows.ts'
import { generateDemoDistrict } from '../index.ts'
import { drawHistory } from './index.ts'
import { kindOf } from './kinds.ts'
import { DAY, isWeekend, localDay, localHour, MINUTE } from './time.ts'

const SEED = 20261121
const now = new Date('2026-11-21T12:47:00Z')
const district = generateDemoDistrict({ now })
const { cases, consultations, incidents, persons } = district.history
const reportedAt = ({ report }: DemoCase) => Date.parse(report.reportedAt)
const isOpen = ({ actions }: DemoCase) => actions.at(-1)?.action !== 'closeOut'
const share = (keep: (one: DemoCase) => boolean) => cases.filter(keep).length / cases.length
const first = (one: DemoCase, name: DemoCase['actions'][number]['action']) =>
  one.actions.find(({ action }) => action === name)
/** Minutes from report to a first deed, in order. */
const waits = (some: DemoCase[], name: DemoCase['actions'][number]['action']) =>
  some
    .flatMap((one) => {
      const deed = first(one, name)
      return deed ? [(Date.parse(deed.at) - reportedAt(one)) / MINUTE] : []
    })
    .sort((a, b) => a - b)
const median = (values: number[]) => values[Math.floor(values.length / 2)] ?? 0
const townshipOf = (name: string) => district.cells.find((cell) => cell.name === name)?.code.slice(0, 9) ?? ''
const slowCodes = ['白鹭街道', '柳圩镇'].map(townshipOf)
const isSlow = ({ report }: DemoCase) => slowCodes.includes(report.cellCode.slice(0, 9))

describe("the sample's ninety days", { timeout: 30_000 }, () => {
  test('are the same for the same seed and moment, and others for another', () => {
    const again = drawHistory(district, { now, seed: SEED })
    expect(JSON.stringify(again)).toBe(JSON.stringify(district.history))
    expect(JSON.stringify(drawHistory(district, { now, seed: 7 }))).not.toBe(JSON.stringify(again))
  })

  test('hold thirty to forty-five reports a day, none older than ninety days, none after now', () => {
    expect(cases.length / 90).toBeGreaterThan(30)
    expect(cases.length / 90).toBeLessThan(45)
    for (const one of cases) {
      expect(localDay(now.getTime()) - localDay(reportedAt(one))).toBeLessThan(90)
      expect(reportedAt(one)).toBeLessThanOrEqual(now.getTime())
      expect(HAZARD_SOURCES).toContain(one.report.source)
    }
  })

  test('peak from seven to nine and from six to nine in the evening; e-bikes charge by night', () => {
    const between = (some: DemoCase[], from: number, to: number) =>
      some.filter((one) => localHour(reportedAt(one)) >= from && localHour(reportedAt(one)) < to).length / (to - from)
    const noon = between(cases, 10, 17)
    expect(between(cases, 7, 9)).toBeGreaterThan(1.5 * noon)
    expect(between(cases, 18, 21)).toBeGreaterThan(1.5 * noon)
    expect(between(cases, 0, 5)).toBeLessThan(0.4 * noon)
    const charging = cases.filter(({ report }) => report.kind.endsWith('Charging'))
    expect(between(charging, 18, 24)).toBeGreaterThan(3 * between(charging, 9, 17))
  })

  test('are quieter at weekends, but the hotlines ring as ever', () => {
    const ratio = (some: DemoCase[]) => {
      const atWeekend = some.filter((one) => isWeekend(localDay(reportedAt(one)))).length
      return atWeekend / 26 / ((some.length - atWeekend) / 64)
    }
    const isHotline = ({ report }: DemoCase) => report.source.startsWith('hotline')
    expect(ratio(cases.filter((one) => !isHotline(one)))).toBeLessThan(0.7)
    expect(ratio(cases.filter(isHotline))).toBeGreaterThan(0.8)
  })

  test('have two townships that answer, look and rectify later, and more late ones there', () => {
    const [slow, others] = [cases.filter(isSlow), cases.filter((one) => !isSlow(one))]
    expect(slow.length).toBeGreaterThan(300)
    expect(median(waits(slow, 'answer'))).toBeGreaterThan(1.3 * median(waits(others, 'answer')))
    expect(median(waits(slow, 'verify'))).toBeGreaterThan(2.5 * median(waits(others, 'verify')))
    expect(median(waits(slow, 'closeOut'))).toBeGreaterThan(2.5 * median(waits(others, 'closeOut')))
  })

  test('answer in about five minutes, mostly within ten', () => {
    const answers = waits(
      cases.filter(({ report }) => report.source !== 'gridWorker'),
      'answer',
    )
    expect(median(answers)).toBeGreaterThan(3)
    expect(median(answers)).toBeLessThan(6)
    expect(answers.filter((minutes) => minutes <= 10).length / answers.length).toBeGreaterThan(0.85)
  })

  test('hold about 6 % false reports, 4 % duplicates of what was reported before, 8 % major ones with their commitments', () => {
    const verdict = (one: DemoCase) => {
      const deed = first(one, 'verify')
      return deed?.action === 'verify' ? deed : undefined
    }
    expect(share((one) => verdict(one)?.verdict === 'false')).toBeCloseTo(0.06, 1.7)
    expect(share((one) => verdict(one)?.verdict === 'duplicate')).toBeCloseTo(0.04, 1.7)
    for (const one of cases.filter((each) => verdict(each)?.verdict === 'duplicate')) {
      const original = cases[verdict(one)?.mergedInto ?? -1] as DemoCase
      expect(original.report).toMatchObject({ kind: one.report.kind, address: one.report.address })
      expect(reportedAt(original)).toBeLessThan(reportedAt(one))
      expect(verdict(original)?.verdict).toBe('real')
    }
    const major = cases.filter(
      (one) => verdict(one)?.verdict === 'real' && (verdict(one)?.grade ?? one.report.grade) === 'major',
    )
    expect(major.length / cases.length).toBeCloseTo(0.08, 1.7)
    for (const one of major.filter((each) => first(each, 'beginRectifying'))) {
      const commitments = one.actions.flatMap((deed) =>
        deed.action === 'setCommitments' ? Object.keys(deed.commitments) : [],
      )
      expect(commitments.sort()).toEqual(['deadline', 'emergencyPlan', 'funds', 'measures', 'responsibility'])
    }
  })

  test('know every action but corrections and lone photos: extensions, pauses, failed reinspections, transfers, reopenings', () => {
    const done = new Set(cases.flatMap(({ actions }) => actions.map(({ action }) => action)))
    expect(HAZARD_ACTIONS.filter((action) => !done.has(action))).toEqual(['correct', 'addPhotos'])
    const failed = cases.filter(({ actions }) => actions.some((deed) => deed.action === 'reinspect' && !deed.passed))
    expect(failed.length).toBeGreaterThan(50)
  })

  test('have one flat that is reported a dozen times, for the same', () => {
    const counts = new Map<string, DemoCase[]>()
    for (const one of cases) counts.set(one.report.address, [...(counts.get(one.report.address) ?? []), one])
    const [most, next] = [...counts.values()].sort((a, b) => b.length - a.length) as [DemoCase[], DemoCase[]]
    expect(most.length).toBeGreaterThanOrEqual(11)
    expect(next.length).toBeLessThan(7)
    expect(most.filter(({ report }) => report.kind === 'indoorCharging').length).toBeGreaterThanOrEqual(11)
    expect(most[0]?.report.address).toContain('石榴里')
  })

  test('leave 60 to 70 open now, four paused, some waiting for their first answer', () => {
    const open = cases.filter(isOpen)
    expect(open.length).toBeGreaterThanOrEqual(60)
    expect(open.length).toBeLessThanOrEqual(70)
    expect(open.filter(({ actions }) => actions.at(-1)?.action === 'pause')).toHaveLength(4)
    const unanswered = open.filter((one) => !first(one, 'answer'))
    expect(unanswered.length).toBeGreaterThanOrEqual(6)
    for (const one of unanswered) expect(now.getTime() - reportedAt(one)).toBeLessThan(25 * MINUTE)
    expect(
      open.filter((one) => isSlow(one) && kindOf(one.report.kind).urgent && !first(one, 'verify')).length,
    ).toBeGreaterThan(0)
  })

  test('go on in order, done by people of the place, whose ids stay', () => {
    const known = new Map(persons.map((person) => [person.id, person]))
    for (const { report, by, actions } of cases) {
      expect(known.has(by)).toBe(true)
      let last = Date.parse(report.reportedAt)
      for (const action of actions) {
        expect(Date.parse(action.at)).toBeGreaterThanOrEqual(last)
        last = Date.parse(action.at)
        const township = known.get(action.by)?.cellCode?.slice(0, 9)
        const moved = actions.some((deed) => deed.action === 'transfer')
        if (township && !moved) expect(township).toBe(report.cellCode.slice(0, 9))
      }
      expect(last).toBeLessThanOrEqual(now.getTime())
    }
    expect(new Set(persons.map(({ id }) => id)).size).toBe(persons.length)
    expect(persons.every(({ id }) => id.startsWith('demo-'))).toBe(true)
    const later = drawHistory(district, { now: new Date(now.getTime() + 30 * DAY), seed: SEED })
    expect(later.persons).toEqual(persons)
  })

  test('give phones that belong to nobody, and references to every report', () => {
    for (const { report } of cases) {
      expect(report.sourceReference).not.toBe('')
      if (report.reporter?.phone) expect(report.reporter.phone).toMatch(/^13800000\d{3}$/)
    }
  })

  test('hold some 300 consultations, most answered within ten minutes, two waiting now', () => {
    expect(consultations.length).toBeGreaterThan(250)
    expect(consultations.length).toBeLessThan(360)
    const minutes = consultations.flatMap(({ askedAt, actions }) =>
      actions[0] ? [(Date.parse(actions[0].at) - Date.parse(askedAt)) / MINUTE] : [],
    )
    expect(minutes.filter((each) => each <= 10).length / minutes.length).toBeGreaterThan(0.85)
    expect(consultations.filter(({ actions }) => actions.length === 0)).toHaveLength(2)
  })

  test('hold three small fires, all over', () => {
    expect(incidents).toHaveLength(3)
    for (const { actions } of incidents) expect(actions.at(-1)?.action).toBe('close')
  })

  test('stand alike at any hour of any day', () => {
    for (const moment of ['2027-02-06T19:12:00Z', '2026-10-04T01:00:00Z', '2026-12-31T15:59:00Z']) {
      const { cases: then } = drawHistory(district, { now: new Date(moment), seed: 3 })
      const open = then.filter(isOpen).length
      expect(open).toBeGreaterThanOrEqual(60)
      expect(open).toBeLessThanOrEqual(70)
    }
  })
})
