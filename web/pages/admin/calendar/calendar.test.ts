import { describe, expect, it } from 'vitest'
import { parseNotice } from './parseNotice.ts'
import { listedDays, monthWeeks } from './yearDays.ts'

describe('the notice of a year', () => {
  it('is read from lines, in the order of days', () => {
    const notice = parseNotice(
      '# 国办发明电\n2027-01-02,work,元旦调休\r\n2027-01-01，休，元旦\n\n2026-12-31\trest\t元旦\n',
    )
    expect(notice).toEqual({
      year: 2027,
      days: [
        { day: '2026-12-31', kind: 'rest', name: '元旦' },
        { day: '2027-01-01', kind: 'rest', name: '元旦' },
        { day: '2027-01-02', kind: 'work', name: '元旦调休' },
      ],
      errors: [],
    })
  })
  it('names each bad line by its number and what is wrong', () => {
    const notice = parseNotice(
      [
        '2027-01-01,rest,元旦',
        '2027-02-30,rest,春节',
        '2027-02-06,holiday,春节',
        '2027-02-07,rest,',
        '2027-01-01,work,元旦',
        '2025-05-01,rest,劳动节',
      ].join('\n'),
    )
    expect(notice.days).toHaveLength(1)
    expect(notice.errors.map(({ line, code }) => [line, code])).toEqual([
      [2, 'badDay'],
      [3, 'badKind'],
      [4, 'noName'],
      [5, 'twice'],
      [6, 'otherYear'],
    ])
  })
  it('is read from JSON, a list or under days', () => {
    const day = { day: '2027-10-01', kind: 'rest', name: '国庆节' }
    expect(parseNotice(JSON.stringify([day])).days).toEqual([day])
    expect(parseNotice(`\uFEFF${JSON.stringify({ year: 2027, days: [day] })}`).days).toEqual([day])
  })
  it('says so where JSON is broken, or entries are none', () => {
    expect(parseNotice('[{').errors).toMatchObject([{ line: 1, code: 'badJson' }])
    expect(parseNotice('[null, 3]').errors.map(({ line, code }) => [line, code])).toEqual([
      [1, 'badDay'],
      [2, 'badDay'],
    ])
  })
  it('of nothing is nothing', () => {
    expect(parseNotice(' \n')).toEqual({ year: null, days: [], errors: [] })
  })
})

describe('a month', () => {
  it('stands in weeks from Monday on', () => {
    const weeks = monthWeeks(2026, 11, new Map())
    expect(weeks).toHaveLength(6)
    expect(weeks[0]?.map((day) => day?.number ?? 0)).toEqual([0, 0, 0, 0, 0, 0, 1])
    expect(weeks.flat().filter((day) => day !== null)).toHaveLength(30)
  })
  it('counts a make-up Saturday as work, a local rest day as rest, whatever the notice says', () => {
    const listed = listedDays([
      { day: '2026-10-10', kind: 'work', name: '国庆节调休', origin: 'notice' },
      { day: '2026-10-12', kind: 'rest', name: '建城节', origin: 'local' },
      { day: '2026-10-12', kind: 'work', name: '国庆节调休', origin: 'notice' },
    ])
    const october = monthWeeks(2026, 10, listed).flat()
    const isWork = (number: number) => october.find((day) => day?.number === number)?.isWork
    expect([isWork(9), isWork(10), isWork(11), isWork(12)]).toEqual([true, true, false, false])
  })
})
