import { describe, expect, it } from 'vitest'
import { collect } from './fixtures/collect.ts'
import { temporary } from './fixtures/temporary.ts'
import { readHazards } from './hazards.ts'

const HEADER = '编号,类型,等级,状态,来源,描述,上报时间,整改期限,经度,纬度'

describe('readHazards', () => {
  it('reads Chinese words and times without offset as Beijing time', async () => {
    const text = `${HEADER}\n20260930-0001,安全出口锁闭,重大,整改中,12345,后门上锁,2026/9/30 16:05,2026-10-07T00:00:00Z,120.45,41.57\n`
    const { rows, badRows } = await collect(readHazards(temporary('hazards.csv', text)))
    expect(badRows).toEqual([])
    expect(rows[0]).toEqual({
      serial: '20260930-0001',
      kind: 'lockedExit',
      grade: 'major',
      state: 'rectifying',
      source: 'hotline12345',
      description: '后门上锁',
      address: '',
      reportedAt: '2026-09-30T16:05:00+08:00',
      dueAt: '2026-10-07T00:00:00Z',
      pausedAt: null,
      closedOutAt: null,
      lon: 120.45,
      lat: 41.57,
    })
  })

  it('refuses serials of another form, unknown kinds and days that do not exist', async () => {
    const rows = [
      'H1,其他,,,,,2026-09-30,,1,1',
      '20260930-0001,幽灵,,,,,2026-09-30,,1,1',
      '20260930-0002,其他,,,,,2026-02-30,,1,1',
    ]
    const { badRows } = await collect(readHazards(temporary('hazards.csv', [HEADER, ...rows].join('\n'))))
    expect(badRows.map(({ line, code }) => [line, code])).toEqual([
      [2, 'badSerial'],
      [3, 'unknownKind'],
      [4, 'notATime'],
    ])
  })
})
