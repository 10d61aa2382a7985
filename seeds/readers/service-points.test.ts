import { describe, expect, it } from 'vitest'
import { collect } from './fixtures/collect.ts'
import { shared, sharedData } from './fixtures/shared-data.ts'
import { temporary } from './fixtures/temporary.ts'
import { readServicePoints } from './service-points.ts'

describe('readServicePoints', () => {
  it('reads kind, hours, staffing and capacity in Chinese', async () => {
    const text =
      '编号,名称,类型,营业时间,有人值守,容量,经度,纬度\nS1,站前,社区警务室,全天,否,12,120.45,41.57\nS2,,,,,,120.46,41.57\n'
    const { rows } = await collect(readServicePoints(temporary('points.csv', text)))
    expect(rows[0]).toMatchObject({ kind: 'policeRoom', openingHours: '24/7', staffed: false, capacity: 12 })
    expect(rows[1]).toMatchObject({
      name: 'S2',
      kind: 'servicePoint',
      openingHours: '24/7',
      staffed: true,
      capacity: null,
    })
  })

  it('names the kinds it knows where one is unknown', async () => {
    const text = 'id,kind,lon,lat\nS1,bakery,120.45,41.57\n'
    const { badRows } = await collect(readServicePoints(temporary('points.csv', text)))
    expect(badRows).toMatchObject([{ line: 2, field: 'kind', value: 'bakery', code: 'unknownKind' }])
    expect(badRows[0]?.reason).toContain('consultation')
  })
})

describe.skipIf(sharedData === null)('readServicePoints on real files', () => {
  it('reads the same 506 points as GB18030 in WGS-84 and as UTF-8 in GCJ-02, to within a metre', async () => {
    const inWgs84 = await collect(readServicePoints(shared('imports/grid_points_gb18030.csv')))
    const inGcj02 = await collect(readServicePoints(shared('imports/grid_points_utf8bom.csv'), { crs: 'gcj02' }))
    expect(inWgs84.rows).toHaveLength(506)
    expect(inWgs84.encoding).toBe('gb18030')
    expect(inWgs84.rows[0]?.name).toBe('南塔街道')
    for (const [i, row] of inGcj02.rows.entries()) {
      expect(row.name).toBe(inWgs84.rows[i]?.name)
      expect(Math.abs(row.lon - (inWgs84.rows[i]?.lon ?? 0))).toBeLessThan(1e-5)
      expect(Math.abs(row.lat - (inWgs84.rows[i]?.lat ?? 0))).toBeLessThan(1e-5)
    }
  })
})
