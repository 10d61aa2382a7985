import { describe, expect, it } from 'vitest'
import { fromWgs84 } from '../coordinates.ts'
import { collect } from './fixtures/collect.ts'
import { shared, sharedData } from './fixtures/shared-data.ts'
import { temporary } from './fixtures/temporary.ts'
import { readResidences } from './residences.ts'

const read = (text: string | Uint8Array, options = {}) => collect(readResidences(temporary('homes.csv', text), options))

describe('readResidences', () => {
  it('reads English and Chinese headers alike', async () => {
    const expected = {
      code: 'A1',
      kind: 'hamlet',
      name: '东屯',
      address: '',
      dwellings: 3,
      people: 8,
      elderlyAlone: 2,
      smallPremises: 1,
      lon: 120.45,
      lat: 41.57,
    }
    const chinese = await read(
      '\ufeff编号,类型,名称,户数,人口(人),独居老人,九小场所(处),经度,纬度\nA1,屯,东屯,3,8,2,1,120.45,41.57\n',
    )
    const english = await read(
      'id;kind;name;dwellings;population;elderly_alone;small_premises;Longitude;Latitude\nA1;hamlet;东屯;3;8;2;1;120.45;41.57\n',
    )
    expect(chinese.rows).toEqual([expected])
    expect(english.rows).toEqual([expected])
  })

  it('counts 0 for an absent column and says so, never an estimate', async () => {
    const { rows, notes } = await read('id,lon,lat\nA1,120.45,41.57\n')
    expect(rows[0]).toMatchObject({ people: 0, dwellings: 0, elderlyAlone: null, smallPremises: null })
    expect(notes.filter(({ code }) => code === 'columnAbsent')).toHaveLength(4)
  })

  it('puts bad rows beside the good ones, by line, field and value', async () => {
    const { rows, badRows } = await read(
      'id,lon,lat,people\nA1,120.45,41.57,3\n,120.45,41.57,3\nA2,120.45,,x\nA1,120.46,41.57,1\nA3,120.46,41.57,-1\nA4,41.57,120.45,1\nA5,120.45,41.57,2.5\n',
    )
    expect(rows.map(({ code }) => code)).toEqual(['A1'])
    expect(badRows.map(({ line, field, value, code }) => [line, field, value, code])).toEqual([
      [3, 'id', '', 'missing'],
      [4, 'people', 'x', 'notANumber'],
      [4, 'lat', '', 'missing'],
      [5, 'id', 'A1', 'duplicateCode'],
      [6, 'people', '-1', 'outOfRange'],
      [7, 'lat', '120.45', 'lonLatSwapped'],
      [8, 'people', '2.5', 'notAWholeNumber'],
    ])
    expect(badRows.every(({ file, reason }) => file === 'homes.csv' && reason.length > 10)).toBe(true)
  })

  it('converts from the system of the import and prefers columns that name it', async () => {
    const [lon, lat] = fromWgs84(120.45, 41.57, 'gcj02')
    const text = `编号,经度,纬度,GCJ02经度,GCJ02纬度\nA1,120.45,41.57,${lon},${lat}\n`
    for (const crs of ['wgs84', 'gcj02'] as const) {
      const { rows, notes } = await read(text, { crs })
      expect(rows[0]?.lon).toBeCloseTo(120.45, 9)
      expect(rows[0]?.lat).toBeCloseTo(41.57, 9)
      const used = crs === 'gcj02' ? 'GCJ02经度, GCJ02纬度' : '经度, 纬度'
      expect(notes.find(({ code }) => code === 'coordinateColumns')?.reason).toContain(`from ${used} as ${crs}`)
    }
  })

  it('refuses a missing column and names those found and those that would do', async () => {
    await expect(read('id,lon,people\nA1,120.45,3\n')).rejects.toMatchObject({
      code: 'missingColumn',
      detail: { file: 'homes.csv', field: 'lat', found: 'id, lon, people', expected: expect.stringContaining('纬度') },
    })
  })

  it('refuses a file whose longitude and latitude are exchanged', async () => {
    await expect(read('id,lon,lat\nA1,41.57,120.45\nA2,41.58,120.46\n')).rejects.toMatchObject({
      code: 'lonLatSwapped',
    })
  })

  it('notices exchanged columns where both are possible latitudes, by where China or the network lies', async () => {
    await expect(read('id,lon,lat\nA1,38.1,85.5\nA2,38.2,85.6\n')).rejects.toMatchObject({ code: 'lonLatSwapped' })
    const porto = 'id,lon,lat\nA1,-30.05,-51.15\nA2,-30.1,-51.21\n'
    await expect(read(porto, { expectedBounds: [-51.3, -30.3, -51.1, -30] })).rejects.toMatchObject({
      code: 'lonLatSwapped',
    })
    expect((await read(porto)).rows).toHaveLength(2)
  })

  it('refuses a file that is read in the wrong encoding', async () => {
    const gb18030 = Buffer.from('b1e0bac52cbeadb6c82cceb3b6c80a41312c3132302c34310a', 'hex')
    await expect(read(gb18030, { encoding: 'utf-8' })).rejects.toMatchObject({ code: 'wrongEncoding' })
    expect(await read(gb18030)).toMatchObject({ encoding: 'gb18030', rows: [{ code: 'A1', lon: 120, lat: 41 }] })
  })

  it('refuses a file without a single line', async () => {
    await expect(read('\n\n')).rejects.toMatchObject({ code: 'emptyFile' })
  })
})

describe.skipIf(sharedData === null)('readResidences on real files', () => {
  it('reads the hexagons of Porto Alegre with their 812,935 people', async () => {
    const { rows, badRows, notes } = await collect(readResidences(shared('population/poa_hexgrid.csv')))
    expect(rows).toHaveLength(1227)
    expect(rows.reduce((sum, { people }) => sum + people, 0)).toBe(812_935)
    expect(badRows).toEqual([])
    expect(notes.map(({ code }) => code)).toEqual([
      ...['columnAbsent', 'columnAbsent', 'columnAbsent', 'coordinateColumns', 'columnsIgnored'],
    ])
  })
})
