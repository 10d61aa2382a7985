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
        cellCode: '211302001000',
        position: { lon: 120.45, lat: 41.57, at: '2026-09-30T15:00:00+08:00' },
      },
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
