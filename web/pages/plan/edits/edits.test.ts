import type { PlanEdit } from '@wangge/api/walk'
import { beforeAll, describe, expect, it } from 'vitest'
import { createText, type Language, type Translate } from '../../../text/index.ts'
import { planEditsText } from '../../../text/planEdits.ts'
import { type EditWording, editSentence, signed, subjectWords } from './editWords.ts'
import { changeWords } from './historyWords.ts'
import { lettered, letterOf } from './letters.ts'
import { newId } from './newId.ts'
import { readPlace } from './place.ts'
import { scenarioPoint } from './points.ts'
import { subjectsOf, withoutSubject } from './subjects.ts'

const OLD = '00000000-0000-7000-8000-000000000001'
const NEW = '00000000-0000-7000-8000-000000000002'
const registered = {
  id: OLD,
  name: '渡口便民服务点',
  kind: 'servicePoint',
  lon: 121,
  lat: 31,
  openWeek: [0, 10_080],
  staffed: true,
  capacity: null,
  openingHours: '24/7',
  openNow: true,
}
const added: PlanEdit = {
  ...{ type: 'addPoint', id: NEW, name: '冬青', kind: 'consultation', lon: 121, lat: 31 },
  ...{ openingHours: 'Mo-Su 08:00-22:00', openWeek: [480, 1320], staffed: true, capacity: null },
}
const moved: PlanEdit = { type: 'movePoint', id: OLD, lon: 121, lat: 31.001 }
const gate: PlanEdit = { type: 'openGate', vertex: 7, lon: 121, lat: 31, label: '梅坞路的门' }

const wordings = {} as Record<Language, EditWording>
beforeAll(() => {
  for (const language of ['zh', 'en'] as const) {
    const text = createText(language)
    text.addResourceBundle(language, 'translation', planEditsText[language], true)
    const t = text.t as unknown as Translate
    wordings[language] = { t, language, points: [registered], letters: new Map([[NEW, 'A']]) }
  }
})

describe('rows of the list of edits', () => {
  it('put everything about one point together, in the order in which it was first touched', () => {
    const staffed: PlanEdit = { type: 'setStaffed', id: OLD, staffed: false }
    const rows = subjectsOf([moved, added, staffed, gate])
    expect(rows.map(({ key, indices }) => [key, indices])).toEqual([
      [OLD, [0, 2]],
      [NEW, [1]],
      ['gate:7', [3]],
    ])
    expect(withoutSubject([moved, added, staffed, gate], OLD)).toEqual([added, gate])
  })
  it('name a new point by its letter and its place', () => {
    const [row] = subjectsOf([added])
    expect(row && subjectWords(row, wordings.zh)).toEqual({
      title: '新增点 A · 冬青',
      what: '消防咨询点 · 08:00–22:00',
    })
  })
  it('say all that is done to a point of the register', () => {
    const [row] = subjectsOf([moved, { type: 'setCapacity', id: OLD, capacity: 1200 }])
    expect(row && subjectWords(row, wordings.zh)).toEqual({
      title: '渡口便民服务点',
      what: '移动 111 m · 容量改为 1,200 人',
    })
  })
  it('are sentences of their own in both languages', () => {
    const closed: PlanEdit = { type: 'closePoint', id: OLD }
    expect(editSentence(closed, wordings.zh)).toBe('渡口便民服务点：关掉')
    expect(editSentence(closed, wordings.en)).toBe('渡口便民服务点: closed')
    expect(editSentence(added, wordings.zh)).toBe('增设消防咨询点 冬青')
    expect(editSentence(gate, wordings.en)).toBe('Gate opened · 梅坞路的门')
  })
})

describe('words of the history', () => {
  it('name the one edit that came, went or changed', () => {
    expect(changeWords([], [gate], wordings.zh)).toBe('打开门 · 梅坞路的门')
    expect(changeWords([gate, moved], [gate], wordings.zh)).toBe('渡口便民服务点：移动 111 m')
    expect(changeWords([moved], [{ ...moved, lat: 31.002 }], wordings.zh)).toBe('渡口便民服务点：移动 222 m')
  })
  it('count several at once', () => {
    expect(changeWords([], [gate, moved, added], wordings.zh)).toBe('3 处改动')
  })
})

describe('letters of new points', () => {
  it('go from A to Z and on with AA', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(letterOf)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
  })
  it('stay with their points, and are not given again', () => {
    const first = lettered(new Map(), ['one', 'two'])
    const second = lettered(first, ['two', 'three'])
    expect([...second]).toEqual([
      ['one', 'A'],
      ['two', 'B'],
      ['three', 'C'],
    ])
    expect(lettered(second, ['three'])).toBe(second)
  })
})

describe('a point as the scenario has it', () => {
  it('takes every edit in turn', () => {
    const edits: PlanEdit[] = [moved, { type: 'closePoint', id: OLD }, { type: 'setStaffed', id: OLD, staffed: false }]
    expect(scenarioPoint([registered], edits, OLD)).toMatchObject({
      ...{ lat: 31.001, isClosed: true, staffed: false, isNew: false },
    })
    expect(scenarioPoint([registered], [added], NEW)).toMatchObject({ name: '冬青', isNew: true, today: null })
    expect(scenarioPoint([registered], [], NEW)).toBeNull()
  })
})

describe('figures and places', () => {
  it('carry their sign and unit', () => {
    const { t } = wordings.zh
    expect([13_948, -12, 0].map((value) => signed(value, 'people', t))).toEqual(['+13,948 人', '−12 人', '0 人'])
    expect(signed(3, 'dwellings', wordings.en.t)).toBe('+3 homes')
  })
  it('are read from what is typed, or not at all', () => {
    expect(readPlace('121.5', ' 31.2')).toEqual({ lon: 121.5, lat: 31.2 })
    for (const [lon, lat] of [
      ['', '31'],
      ['181', '31'],
      ['121', '86'],
      ['a', '31'],
    ] as const)
      expect(readPlace(lon, lat)).toBeNull()
  })
  it('have ids of version 7, later ones after earlier ones', () => {
    const [one, other] = [newId(1_700_000_000_000), newId(1_700_000_000_001)]
    expect(one).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(one < other).toBe(true)
  })
})
