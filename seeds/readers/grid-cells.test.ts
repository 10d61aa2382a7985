import { readFileSync } from 'node:fs'
import { strToU8, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { collect } from './fixtures/collect.ts'
import { boundaryDistanceMetres } from './fixtures/distance.ts'
import { shared, sharedData } from './fixtures/shared-data.ts'
import { temporary } from './fixtures/temporary.ts'
import { type GridCellOptions, readGridCells } from './grid-cells.ts'

const SQUARE = [
  [
    [120, 41],
    [120.1, 41],
    [120.1, 41.1],
    [120, 41.1],
    [120, 41],
  ],
]
const ACROSS = [
  [
    [179, 41],
    [-179, 41],
    [-179, 42],
    [179, 41],
  ],
]
const now = new Date('2026-09-30T08:00:00Z')

const feature = (properties: object, coordinates: unknown = SQUARE, type = 'Polygon') => ({
  type: 'Feature',
  properties,
  geometry: coordinates === null ? null : { type, coordinates },
})
const read = (features: unknown[], options: GridCellOptions = {}) => {
  const path = temporary('cells.geojson', JSON.stringify({ type: 'FeatureCollection', features }))
  return collect(readGridCells([path], { now, ...options }))
}

describe('readGridCells', () => {
  it('takes code, name and dates from fields in English or Chinese', async () => {
    const { rows } = await read([
      feature({ 区划代码: '990102001001', 名称: '河东社区', 户数: 12, 启用日期: '2026/1/5' }),
    ])
    expect(rows).toEqual([
      {
        code: '990102001001',
        level: 'community',
        kind: 'community',
        name: '河东社区',
        parentCode: '990102001000',
        population: null,
        households: 12,
        boundary: { validFrom: '2026-01-05', validTo: null, geometry: { type: 'MultiPolygon', coordinates: [SQUARE] } },
      },
    ])
  })

  it('takes the names of fields from the options', async () => {
    const { rows } = await read([feature({ A: 990102, B: '演示区' })], { fields: { code: 'A', name: 'B' } })
    expect(rows[0]).toMatchObject({ code: '990102000000', level: 'county', name: '演示区' })
  })

  it('turns rings the way RFC 7946 wants them and leaves positions untouched', async () => {
    const clockwise = SQUARE.map((ring) => [...ring].reverse())
    const { rows } = await read([feature({ code: '990102' }, clockwise)])
    expect(rows[0]?.boundary?.geometry.coordinates).toEqual([SQUARE])
  })

  it('says of each bad feature what is wrong with it', async () => {
    const { rows, badRows } = await read([
      feature({ code: '990101' }),
      feature({ code: '990102' }, null),
      feature({ code: '990103' }, [120, 41], 'Point'),
      feature({ code: '990104' }, [
        [
          [120, 41],
          [121, 41],
          [121, 42],
          [120, 42],
        ],
      ]),
      feature({ code: '990105' }, [
        [
          [120, 41],
          [121, 41],
          [120, 41],
        ],
      ]),
      feature({ code: '990106' }, [
        [
          [120, 41],
          [120.000001, 41],
          [120.000001, 41.000001],
          [120, 41],
        ],
      ]),
      feature({ code: '990107' }, ACROSS),
      feature({ code: '990108' }, []),
      feature({ code: '99' }),
      feature({ code: '990101' }),
      feature({ code: '990109' }, [
        [
          [120, 41],
          [120.2, 41.2],
          [120.2, 41],
          [120, 41.1],
          [120, 41],
        ],
      ]),
    ])
    expect(rows.map(({ code }) => code)).toEqual(['990101000000'])
    expect(badRows.map(({ line, code }) => [line, code])).toEqual([
      [2, 'nullGeometry'],
      [3, 'notAPolygon'],
      [4, 'invalidGeometry'],
      [5, 'invalidGeometry'],
      [6, 'tooSmall'],
      [7, 'antimeridian'],
      [8, 'emptyGeometry'],
      [9, 'badCode'],
      [10, 'duplicateCode'],
      [11, 'selfIntersection'],
    ])
  })

  it('refuses files without polygons, in metres without a projection, and with exchanged axes', async () => {
    await expect(read([feature({ code: '990101' }, [120, 41], 'Point')])).rejects.toMatchObject({ code: 'noPolygons' })
    const metres = [
      [
        [40_500_000, 4_500_000],
        [40_501_000, 4_500_000],
        [40_501_000, 4_501_000],
        [40_500_000, 4_500_000],
      ],
    ]
    await expect(read([feature({ code: '990101' }, metres)])).rejects.toMatchObject({ code: 'projectionUnknown' })
    const exchanged = SQUARE.map((ring) => ring.map(([lon, lat]) => [lat, lon]))
    await expect(read([feature({ code: '990101' }, exchanged)])).rejects.toMatchObject({ code: 'lonLatSwapped' })
  })

  it('reads the code of a KML placemark from its extended data', async () => {
    const ring = SQUARE[0]?.map((position) => position.join(',')).join(' ')
    const polygon = `<Polygon><outerBoundaryIs><LinearRing><coordinates>${ring}</coordinates></LinearRing></outerBoundaryIs></Polygon>`
    const data = '<ExtendedData><Data name="code"><value>990102</value></Data></ExtendedData>'
    const kml = `<kml><Document><Placemark><name>演示区</name>${data}<MultiGeometry>${polygon}</MultiGeometry></Placemark></Document></kml>`
    const { rows } = await collect(readGridCells([temporary('cells.kml', kml)], { now }))
    expect(rows[0]).toMatchObject({
      code: '990102000000',
      name: '演示区',
      boundary: { geometry: { coordinates: [SQUARE] } },
    })
  })

  it('refuses what it cannot open, by name', async () => {
    const codeOf = (path: string) =>
      readGridCells([path]).then(
        () => 'read',
        (error: { code?: string }) => error.code,
      )
    expect(await codeOf(temporary('cells.zip', 'not a zip'))).toBe('brokenZip')
    expect(await codeOf(temporary('bare.zip', zipSync({ 'readme.txt': strToU8('nothing') })))).toBe('noLayer')
    expect(await codeOf(temporary('nodbf.zip', zipSync({ 'a.shp': strToU8('nothing') })))).toBe('missingPart')
    expect(await codeOf(temporary('cells.json', '{"type":'))).toBe('brokenGeoJson')
    expect(await codeOf(temporary('cells.dwg', 'x'))).toBe('unknownFormat')
    expect(await codeOf(temporary('cells.gpkg', 'x'))).toBe('brokenFile')
  }, 30_000)
})

describe.skipIf(sharedData === null)('readGridCells on real files', () => {
  const counties = async (file: string) => collect(readGridCells([shared(`imports/${file}`)], { now }))
  let expected: Awaited<ReturnType<typeof counties>>
  beforeAll(async () => {
    expected = await counties('counties_wgs84.geojson')
  })

  it.each([
    'shp_utf8.zip',
    'shp_gbk_cgcs2000.zip',
    'shp_gbk_nocpg_gk40.zip',
    'shp_gbk_zhfields.zip',
    'counties.gpkg',
    'counties.kml',
  ])(
    'reads %s to within a metre of the GeoJSON, names intact',
    async (file) => {
      const { rows, badRows } = await counties(file)
      expect(badRows).toEqual([])
      expect(rows.map(({ code, name }) => [code, name])).toEqual(expected.rows.map(({ code, name }) => [code, name]))
      expect(rows).toHaveLength(15)
      for (const [i, { boundary }] of rows.entries()) {
        const other = expected.rows[i]?.boundary?.geometry.coordinates.flat(2) ?? []
        const own = boundary?.geometry.coordinates.flat(2) ?? []
        expect(own).toHaveLength(other.length)
        const largest = Math.max(
          ...own.map(([lon = 0, lat = 0], at) => Math.hypot(lon - (other[at]?.[0] ?? 0), lat - (other[at]?.[1] ?? 0))),
        )
        expect(largest * 111_320).toBeLessThan(1)
      }
    },
    30_000,
  )

  it('says that it guessed the encoding of a shapefile without .cpg', async () => {
    const { encoding, notes } = await counties('shp_gbk_nocpg_gk40.zip')
    expect(encoding).toBe('gb18030')
    expect(notes.map(({ code }) => code)).toEqual(['reprojected', 'encodingGuessed'])
  }, 30_000)

  it("lands Chaoyang's GCJ-02 county polygons within 5 m of the WGS-84 ones", async () => {
    const chaoyang = expected.rows.filter(({ code }) => code.startsWith('2113'))
    const paths = chaoyang.map(({ code }) => shared(`boundaries/fences_gcj02/${code.slice(0, 6)}.json`))
    const { rows, badRows } = await collect(readGridCells(paths, { crs: 'gcj02', now }))
    expect(badRows).toEqual([])
    expect(rows).toHaveLength(7)
    for (const [i, { code, boundary }] of rows.entries()) {
      const other = chaoyang[i]
      expect(code).toBe(other?.code)
      if (boundary === null || other?.boundary == null) throw new Error('without a boundary')
      expect(boundaryDistanceMetres(boundary.geometry, other.boundary.geometry)).toBeLessThan(5)
    }
  }, 60_000)

  it.each([
    ['duplicate-fields.shp', 'duplicateField'],
    ['empty.geojson', 'emptyFile'],
    ['too-small.geojson', 'brokenGeoJson'],
    ['new-zealand-antimeridian.geojson', 'antimeridian'],
    ['nl-null-points.shp', 'noPolygons'],
    ['hkzones-mixed-geometries.geojson', 'missingColumn'],
    ['hkzones-no-collection.geojson', 'missingColumn'],
  ])(
    'refuses %s with %s',
    async (file, code) => {
      await expect(readGridCells([shared(`imports/edge-cases/${file}`)])).rejects.toMatchObject({
        code,
        detail: { file },
      })
    },
    30_000,
  )

  it('tells polygons from the rest in a file of mixed geometries', async () => {
    const text = readFileSync(shared('imports/edge-cases/hkzones-mixed-geometries.geojson'), 'utf8')
    const path = temporary('mixed.geojson', text.replaceAll('"Count": 5', '"code": 810101'))
    const { rows, badRows } = await collect(readGridCells([path], { now }))
    expect(rows.map(({ name }) => name)).toEqual(['Kowloon'])
    expect(badRows.map(({ value, code }) => [value, code])).toEqual([
      ['LineString', 'notAPolygon'],
      ['Point', 'notAPolygon'],
    ])
  })

  it('reprojects a shapefile in the Hong Kong grid', async () => {
    const path = shared('imports/edge-cases/valid-polygon-projected.shp')
    const { badRows, notes } = await collect(readGridCells([path], { fields: { code: 'fid' }, now }))
    expect(notes[0]?.reason).toContain('Hong Kong 1980 Grid')
    expect(badRows.map(({ code }) => code)).toEqual(['badCode', 'badCode', 'badCode'])
  }, 30_000)
})
