import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { SourceError } from '../rows.ts'
import { shared, sharedData } from './fixtures/shared-data.ts'
import { temporary } from './fixtures/temporary.ts'
import { writePbf } from './fixtures/write-pbf.ts'
import { readStreets } from './streets.ts'

const QUARTER = join(import.meta.dirname, 'fixtures/quarter.osm')

describe('readStreets', () => {
  it('keeps streets and obstacles over the nodes they use, and no others', async () => {
    const streets = await readStreets(QUARTER)
    expect([...streets.wayId]).toEqual([100, 101, 101, 102, 103, 104, 106, 107])
    expect(streets.wayTags[0]).toEqual({ highway: 'residential', name: '演示巷' })
    expect(streets.nodeLon).not.toContain(99.09)
    expect(streets.nodeLon[0]).toBe(99.001)
  })

  it('cuts a way where the extract does not hold its node', async () => {
    const { wayStart, wayNodes, nodeLon } = await readStreets(QUARTER)
    const lonsOf = (way: number) => [...wayNodes.slice(wayStart[way], wayStart[way + 1])].map((node) => nodeLon[node])
    expect(lonsOf(1)).toEqual([99.003, 99.004])
    expect(lonsOf(2)).toEqual([99.005, 99.006])
  })

  it('keeps the tags of nodes that can stop a walker', async () => {
    const { nodeTags } = await readStreets(QUARTER)
    expect([...nodeTags]).toEqual([[1, { barrier: 'gate', access: 'private' }]])
  })

  it('makes the untagged banks of a water multipolygon obstacles', async () => {
    const { wayId, wayTags } = await readStreets(QUARTER)
    for (const bank of [102, 103, 104]) expect(wayTags[wayId.indexOf(bank)]).toMatchObject({ natural: 'water' })
  })

  it('draws water with its island, houses, walls and railways beneath', async () => {
    const { backdrop } = await readStreets(QUARTER)
    expect(backdrop.map(({ layer }) => layer).sort()).toEqual(['barrier', 'building', 'rail', 'water'])
    const water = backdrop.find(({ layer }) => layer === 'water')
    expect(water?.name).toBe('演示湖')
    expect(water?.geometry).toMatchObject({ type: 'MultiPolygon' })
    const [polygon] = water?.geometry.type === 'MultiPolygon' ? water.geometry.coordinates : []
    expect(polygon?.map((ring) => ring.length)).toEqual([5, 4])
  })

  it('says where the streets come from', async () => {
    const { source } = await readStreets(QUARTER)
    expect(source).toMatchObject({ name: 'quarter.osm', date: '2026-09-30T00:00:00.000Z' })
    expect(source.attribution).toBe('© OpenStreetMap contributors, ODbL')
    expect(source.sha256).toMatch(/^[0-9a-f]{64}$/)
  })

  it('reads the same from .osm.pbf as from .osm', async () => {
    const fromXml = await readStreets(QUARTER)
    const fromPbf = await readStreets(temporary('quarter.osm.pbf', quarterPbf()))
    expect({ ...fromPbf, source: null }).toEqual({ ...fromXml, source: null })
    expect(fromPbf.source.date).toBe('2026-09-30T00:00:00.000Z')
  })
})

describe('readStreets on bad files', () => {
  const codeOf = (path: string) =>
    readStreets(path).then(
      () => 'read',
      (error: unknown) => (error instanceof SourceError ? error.code : error),
    )

  it('names line and column of broken XML', async () => {
    const path = temporary('broken.osm', readFileSync(QUARTER, 'utf8').replace('<node id="4"', '<node id="4'))
    await expect(readStreets(path)).rejects.toMatchObject({
      code: 'brokenXml',
      detail: { file: 'broken.osm', line: 7 },
    })
  })

  it('refuses XML that ends too early, other XML, and coordinates that are no numbers', async () => {
    const text = readFileSync(QUARTER, 'utf8')
    expect(await codeOf(temporary('short.osm', text.slice(0, text.length / 2)))).toBe('brokenXml')
    expect(await codeOf(temporary('page.osm', '<html><body>Not found</body></html>'))).toBe('notOsm')
    expect(await codeOf(temporary('nan.osm', text.replace('lon="99.001"', 'lon="east"')))).toBe('brokenXml')
  })

  it('refuses a .osm.pbf that is cut off anywhere, with file and offset', async () => {
    const whole = quarterPbf()
    for (let length = 1; length < whole.length; length += 7) {
      const path = temporary('cut.osm.pbf', whole.slice(0, length))
      await expect(readStreets(path)).rejects.toMatchObject({ code: 'truncated', detail: { file: 'cut.osm.pbf' } })
    }
  })

  it('refuses a damaged block and what is no .osm.pbf at all', async () => {
    const damaged = quarterPbf()
    damaged.fill(0, damaged.length - 40, damaged.length - 20)
    expect(await codeOf(temporary('damaged.osm.pbf', damaged))).toBe('brokenBlock')
    expect(await codeOf(temporary('text.osm.pbf', 'id,lon,lat\n1,2,3\n'))).toBe('notPbf')
  })

  it('refuses an empty file, a missing one, another format and a file without streets', async () => {
    expect(await codeOf(temporary('empty.osm', ''))).toBe('emptyFile')
    expect(await codeOf(join(import.meta.dirname, 'fixtures/none.osm'))).toBe('notFound')
    expect(await codeOf(temporary('streets.txt', 'a-b'))).toBe('unknownFormat')
    expect(await codeOf(temporary('bare.osm', '<osm version="0.6"><node id="1" lon="1" lat="1"/></osm>'))).toBe(
      'noStreets',
    )
  })
})

describe.skipIf(sharedData === null)('readStreets on real extracts', () => {
  it.each([
    ['osm/porto_r5.osm.pbf', 51_310, 347_883],
    ['osm/portoalegre_poa.osm.pbf', 15_886, 41_470],
    ['osm/jiangxi_guixi.osm', 176, 2_370],
    ['osm/beijing_tsinghua.osm', 684, 3_065],
  ])('reads %s', async (path, highways, nodes) => {
    const streets = await readStreets(shared(path))
    const ids = new Set(
      streets.wayTags.flatMap((tags, way) => (tags['highway'] === undefined ? [] : [streets.wayId[way]])),
    )
    expect(ids.size).toBe(highways)
    expect(streets.nodeLon.length).toBe(nodes)
    expect(streets.wayNodes.every((node) => node < nodes)).toBe(true)
    expect(streets.wayStart.at(-1)).toBe(streets.wayNodes.length)
  })

  it('says where the Porto extract is cut off', async () => {
    const cut = temporary('porto.osm.pbf', readFileSync(shared('osm/porto_r5.osm.pbf')).subarray(0, 1_000_000))
    await expect(readStreets(cut)).rejects.toMatchObject({ code: 'truncated', detail: { file: 'porto.osm.pbf' } })
  })
})

/** The content of quarter.osm once more. */
function quarterPbf(): Uint8Array {
  const water = { type: 'multipolygon', natural: 'water', name: '演示湖' }
  const tagsOfNodes: Record<number, Record<string, string>> = {
    2: { barrier: 'gate', access: 'private' },
    3: { natural: 'tree' },
  }
  const places: [number, number, number][] = [
    [1, 99.001, 30.001],
    [2, 99.002, 30.001],
    [3, 99.003, 30.001],
    [4, 99.004, 30.001],
    [5, 99.005, 30.001],
    [6, 99.006, 30.001],
    [11, 99.011, 30.001],
    [12, 99.021, 30.001],
    [13, 99.021, 30.011],
    [14, 99.011, 30.011],
    [21, 99.014, 30.004],
    [22, 99.016, 30.004],
    [23, 99.015, 30.006],
    [31, 99.031, 30.001],
    [32, 99.032, 30.001],
    [33, 99.032, 30.002],
    [90, 99.09, 30.09],
  ]
  return writePbf({
    nodes: places.map(([id, lon, lat]) => ({ id, lon, lat, tags: tagsOfNodes[id] ?? {} })),
    ways: [
      { id: 100, refs: [1, 2, 3], tags: { highway: 'residential', name: '演示巷' } },
      { id: 101, refs: [3, 4, 999, 5, 6], tags: { highway: 'footway' } },
      { id: 102, refs: [11, 12, 13], tags: {} },
      { id: 103, refs: [11, 14, 13], tags: {} },
      { id: 104, refs: [21, 22, 23, 21], tags: {} },
      { id: 105, refs: [31, 32, 33, 31], tags: { building: 'yes' } },
      { id: 106, refs: [4, 31], tags: { barrier: 'wall' } },
      { id: 107, refs: [6, 32], tags: { railway: 'rail' } },
      { id: 108, refs: [90, 6], tags: { power: 'line' } },
    ],
    relations: [
      {
        tags: water,
        members: [
          { wayId: 102, role: 'outer' },
          { wayId: 103, role: 'outer' },
          { wayId: 104, role: 'inner' },
        ],
      },
    ],
  })
}
