import { describe, expect, it } from 'vitest'
import { collect } from './fixtures/collect.ts'
import { temporary } from './fixtures/temporary.ts'
import { readTeams } from './teams.ts'

const now = new Date('2026-09-30T08:00:00Z')

describe('readTeams', () => {
  it('reads equipment and a position with the time it was taken', async () => {
    const text =
      '编号,名称,类型,状态,人数,有车,装备,所属网格,经度,纬度,定位时间\nT1,一队,巡消机动队,待命,5,是,灭火器:4;防烟面罩:6,211302001000,120.45,41.57,2026-09-30 15:00\n'
    const { rows } = await collect(readTeams(temporary('teams.csv', text), { now }))
    expect(rows).toEqual([
      {
        code: 'T1',
        name: '一队',
        kind: 'mobile',
        state: 'free',
        members: 5,
        hasVehicle: true,
        equipment: { 灭火器: 4, 防烟面罩: 6 },
        equipmentUnready: {},
        cellCode: '211302001000',
        position: { lon: 120.45, lat: 41.57, at: '2026-09-30T15:00:00+08:00' },
        ...{ parentCode: null, leaderName: '', base: null },
      },
    ])
  })

  it('reads who stands above, the leader, the base in its system, how it is on duty, and what is not ready', async () => {
    const text =
      '编号,类型,上级编码,队长,值班,装备,驻地经度,驻地纬度\nT1,巡逻队,S1,赵强,按排班,灭火器:4/1;手套:2,120.45,41.57\nT2,巡逻队,,,,灭火器:4/5,,\nT3,巡逻队,,,,,x,41\n'
    const { rows, badRows } = await collect(readTeams(temporary('teams.csv', text), { now, crs: 'gcj02' }))
    expect(rows).toMatchObject([
      {
        ...{ parentCode: 'S1', leaderName: '赵强', duty: 'byRoster' },
        ...{ equipment: { 灭火器: 4, 手套: 2 }, equipmentUnready: { 灭火器: 1 } },
      },
    ])
    expect(rows[0]?.base?.lon).toBeCloseTo(120.4437, 2)
    expect(rows[0]?.base?.lon).not.toBe(120.45)
    expect(badRows.map(({ line, field, value, code }) => [line, field, value, code])).toEqual([
      [3, '装备', '灭火器:4/5', 'outOfRange'],
      [4, '驻地经度', 'x', 'notANumber'],
    ])
  })

  it('leaves a team without a position where there is none, and dates one without a time by the reading', async () => {
    const text = 'code,kind,lon,lat\nT1,patrol,,\nT2,militia,120.45,41.57\n'
    const { rows } = await collect(readTeams(temporary('teams.csv', text), { now }))
    expect(rows.map(({ position }) => position)).toEqual([
      null,
      { lon: 120.45, lat: 41.57, at: '2026-09-30T08:00:00.000Z' },
    ])
  })

  it('refuses a row without a kind and equipment without numbers', async () => {
    const text = 'code,kind,equipment\nT1,,\nT2,patrol,masks\n'
    const { badRows } = await collect(readTeams(temporary('teams.csv', text)))
    expect(badRows.map(({ line, code }) => [line, code])).toEqual([
      [2, 'missing'],
      [3, 'notEquipment'],
    ])
  })
})
