import { describe, expect, it } from 'vitest'
import { collect } from './fixtures/collect.ts'
import { temporary } from './fixtures/temporary.ts'
import { readForceUnits } from './force-units.ts'

describe('readForceUnits', () => {
  it('reads units by their Chinese names, in any order', async () => {
    const text =
      '编码,名称,类型,上级编码,负责人,所属网格\nP1,一排,民兵排,C1,李排长,\nC1,一连,民兵连,,张连长,150502000000\nF,区消防办,消防办,,,150502000000\nS1,大林镇,街道办,F,王主任,150502100000\nV1,东村,社区,S1,,150502100001\n'
    const { rows, lines, badRows } = await collect(readForceUnits(temporary('units.csv', text)))
    expect(badRows).toEqual([])
    expect(lines).toEqual([2, 3, 4, 5, 6])
    expect(rows.map(({ kind }) => kind)).toEqual(['platoon', 'company', 'fireOffice', 'streetOffice', 'community'])
    expect(rows[0]).toEqual({
      ...{ code: 'P1', name: '一排', kind: 'platoon', parentCode: 'C1', leaderName: '李排长', cellCode: null },
    })
  })

  it('names the line, field and value of a code that comes twice, of an unknown kind, and of a missing one', async () => {
    const text = 'code,kind,parent_code\nF,fireOffice,\nF,company,\nG,班,\nH,,\n'
    const { rows, badRows } = await collect(readForceUnits(temporary('units.csv', text)))
    expect(rows.map(({ code, name }) => [code, name])).toEqual([['F', 'F']])
    expect(badRows.map(({ line, field, value, code }) => [line, field, value, code])).toEqual([
      [3, 'code', 'F', 'duplicateCode'],
      [4, 'kind', '班', 'unknownKind'],
      [5, 'kind', '', 'missing'],
    ])
  })

  it('says that without a column for who stands above, all stand at the top', async () => {
    const { notes } = await collect(readForceUnits(temporary('units.csv', 'code,kind\nF,fireOffice\n')))
    expect(notes.map(({ code }) => code)).toContain('columnAbsent')
  })
})
