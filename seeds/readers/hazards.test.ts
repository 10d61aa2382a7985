import { describe, expect, it } from 'vitest'
import { collect } from './fixtures/collect.ts'
import { temporary } from './fixtures/temporary.ts'
import { readHazards } from './hazards.ts'

const HEADER = '编号,类型,等级,状态,来源,描述,上报时间,整改期限,经度,纬度'

const NO_HISTORY = {
  ...{ sourceReference: '', responsibleUnit: '', verdict: null, rectificationClass: null },
  ...{ acknowledgedAt: null, answeredAt: null, verifiedAt: null, rectifyingAt: null, rectifiedAt: null },
  ...{ reinspectedAt: null, repliedAt: null },
}

describe('readHazards', () => {
  it('reads Chinese words and times without offset as Beijing time', async () => {
    const text = `${HEADER}\n20260930-0001,安全出口锁闭,重大,整改中,12345,后门上锁,2026/9/30 16:05,2026-10-07T00:00:00Z,120.45,41.57\n`
    const { rows, badRows } = await collect(readHazards(temporary('hazards.csv', text)))
    expect(badRows).toEqual([])
    expect(rows[0]).toEqual({
      ...NO_HISTORY,
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

  it('reads what a register of earlier cases knows of each step', async () => {
    const header =
      '编号,类型,来源,来源编号,上报时间,受理时间,核查时间,核查结果,整改方式,整改时间,销号时间,责任单位,经度,纬度'
    const line =
      '20260301-0001,其他,论坛,LT-7,2026-03-01 8:00,,2026-03-02 9:00,属实,限期整改,2026-03-05 18:00,2026-03-08,物业,119,33'
    const { rows, badRows } = await collect(readHazards(temporary('history.csv', `${header}\n${line}\n`)))
    expect(badRows).toEqual([])
    expect(rows[0]).toMatchObject({
      ...{ source: 'forum', sourceReference: 'LT-7', verdict: 'real', rectificationClass: 'byDeadline' },
      ...{ acknowledgedAt: null, verifiedAt: '2026-03-02T09:00:00+08:00', rectifiedAt: '2026-03-05T18:00:00+08:00' },
      ...{ closedOutAt: '2026-03-08T00:00:00+08:00', responsibleUnit: '物业' },
    })
  })

  it('refuses serials of another form, unknown kinds and days that do not exist', async () => {
    const rows = [
      'H1,其他,,,,,2026-09-30,,1,1',
      '20260930-0001,幽灵,,,,,2026-09-30,,1,1',
      '20260930-0002,其他,,,,,2026-02-30,,1,1',
      '20260931-0001,其他,,,,,2026-09-30,,1,1',
    ]
    const { badRows } = await collect(readHazards(temporary('hazards.csv', [HEADER, ...rows].join('\n'))))
    expect(badRows.map(({ line, code }) => [line, code])).toEqual([
      [2, 'badSerial'],
      [3, 'unknownKind'],
      [4, 'notATime'],
      [5, 'badSerial'],
    ])
  })
})
