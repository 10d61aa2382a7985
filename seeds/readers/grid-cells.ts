import { CELL_KINDS, type CellKind, type CoordinateSystem, type Level } from '@wangge/db/vocabulary'
import type { Geometry, Position } from 'geojson'
import { geometryToWgs84 } from '../coordinates.ts'
import { type BadRow, type GridCellRow, type ReadNote, type ReadResult, SourceError } from '../rows.ts'
import { addPrefectures } from './added-prefectures.ts'
import type { RawFeature, RawFeatures } from './cells/features.ts'
import { type LoadOptions, loadFeatures } from './cells/load.ts'
import { toBoundary } from './cells/polygons.ts'
import { badCodeReason, kindOf, readDivision } from './division.ts'
import { findColumns } from './tables/columns.ts'
import { assertNotSwapped } from './tables/swapped.ts'

type CellField = 'code' | 'name' | 'kind' | 'population' | 'households' | 'validFrom' | 'validTo'

export interface GridCellOptions extends LoadOptions {
  /** System of the degrees that come out of the file: a GCJ-02 file usually declares WGS-84. */
  crs?: CoordinateSystem | undefined
  /** Where codes alone do not tell, or to refuse rows of another level. */
  level?: Level | undefined
  /** Names of the file's own fields, where they are none of the usual ones. */
  fields?: Partial<Record<CellField, string>> | undefined
  /** First day of the boundaries (YYYY-MM-DD) where the file does not say; else the day of `now`. */
  validFrom?: string | undefined
  now?: Date | undefined
  /** Codes that are in place already (12 characters). Given, a county whose prefecture is neither there nor here brings it along. */
  knownCodes?: ReadonlySet<string> | undefined
}

const ALIASES: Record<CellField, readonly string[]> = {
  code: [
    'code',
    'XZQDM',
    '区划代码',
    '行政区代码',
    '行政区划代码',
    '网格编码',
    '网格代码',
    '代码',
    '编码',
    '编号',
    'adcode',
    'PAC',
    'GB',
    'id',
  ],
  name: ['name', 'XZQMC', '名称', '行政区名称', '网格名称', '区划名称', 'NAME_CHN', 'Name'],
  kind: ['kind', '类型', '类别'],
  population: ['population', 'people', 'pop', '人口', '常住人口', '人口数'],
  households: ['households', '户数', '住户数'],
  validFrom: ['valid_from', '启用日期', '生效日期'],
  validTo: ['valid_to', '停用日期', '失效日期'],
}

/**
 * Grid cells with boundaries from GeoJSON, zipped or plain shapefiles, GeoPackages and KML. Every cell needs a division code,
 * in a field or, for a bare geometry, in the file's name. The parent follows from the code and may have to be imported first.
 * Throws SourceError for a file that cannot be read; features that fail are kept in `badRows`.
 */
export async function readGridCells(
  paths: readonly string[],
  options: GridCellOptions = {},
): Promise<ReadResult<GridCellRow>> {
  const loaded: RawFeatures[] = []
  for (const path of paths) loaded.push(...(await loadFeatures(path, options)))
  for (const { file, features } of loaded) assertPlausible(file, features)
  const badRows: BadRow[] = []
  const notes: ReadNote[] = loaded.flatMap((source) => source.notes)
  const found = new Map<string, { line: number; row: GridCellRow }>()
  for (const source of loaded) readSource(source, options, found, badRows)
  const added = options.knownCodes
    ? addPrefectures(loaded[0]?.file ?? '', found, options.knownCodes, notes)
    : new Map<string, never>()
  async function* rows(): AsyncGenerator<{ line: number; row: GridCellRow }> {
    yield* added.values()
    yield* found.values()
  }
  return { rows: rows(), badRows, notes, encoding: loaded[0]?.encoding ?? null }
}

/** Refuses files without a polygon, and those whose coordinates cannot be what they are taken for. */
function assertPlausible(file: string, features: RawFeature[]): void {
  if (!features.some(({ geometry }) => geometry?.type === 'Polygon' || geometry?.type === 'MultiPolygon')) {
    const types = [...new Set(features.map(({ geometry }) => geometry?.type ?? 'no geometry'))].join(', ')
    const message = `${file} holds ${features.length} features and not one polygon (${types}): cells need polygons.`
    throw new SourceError(features.length === 0 ? 'emptyFile' : 'noPolygons', message, {
      file,
      features: features.length,
    })
  }
  const positions = features.flatMap(({ geometry }) => firstPosition(geometry))
  const isProjected = positions.filter(([lon = 0, lat = 0]) => Math.abs(lon) > 180 || Math.abs(lat) > 180)
  if (positions.length > 0 && isProjected.length > positions.length / 2) {
    const [x = 0, y = 0] = isProjected[0] ?? []
    const message = `${file}: ${x}, ${y} are metres and the file names no projection: add its .prj, or name it, e.g. EPSG:4528.`
    throw new SourceError('projectionUnknown', message, { file, x, y })
  }
  assertNotSwapped(
    file,
    positions.map(([lon = Number.NaN, lat = Number.NaN]) => [lon, lat]),
  )
  const lons = positions.map(([lon = 0]) => lon)
  const width = Math.max(...lons) - Math.min(...lons)
  if (width > 180) {
    const message = `${file} spans the 180th meridian (${width.toFixed(1)} degrees wide): import each side by itself.`
    throw new SourceError('antimeridian', message, { file })
  }
}

function firstPosition(geometry: Geometry | null): Position[] {
  if (geometry === null || geometry.type === 'GeometryCollection') return []
  let nested: unknown = geometry.coordinates
  while (Array.isArray(nested) && Array.isArray(nested[0])) nested = nested[0]
  return Array.isArray(nested) && nested.length >= 2 ? [nested as Position] : []
}

function readSource(
  { file, features }: RawFeatures,
  options: GridCellOptions,
  found: Map<string, { line: number; row: GridCellRow }>,
  badRows: BadRow[],
): void {
  const read = propertyReader(file, features, options.fields ?? {})
  for (const feature of features) {
    const row = readCell(feature, read, options)
    if ('reason' in row) {
      badRows.push({ file, line: feature.line, ...row })
      continue
    }
    const earlier = found.get(row.code)
    if (earlier === undefined) found.set(row.code, { line: feature.line, row })
    else {
      const reason = `${row.code} stands at ${earlier.line} already: join the parts of one cell into one feature.`
      badRows.push({ file, line: feature.line, field: 'code', value: row.code, code: 'duplicateCode', reason })
    }
  }
}

type Fault = Pick<BadRow, 'field' | 'value' | 'code' | 'reason'>
type ReadProperty = (feature: RawFeature, field: CellField) => string

function readCell(feature: RawFeature, read: ReadProperty, options: GridCellOptions): GridCellRow | Fault {
  const field = (name: CellField) => read(feature, name)
  const boundary = toBoundary(feature.geometry)
  if ('reason' in boundary) return { field: 'geometry', value: feature.geometry?.type ?? '', ...boundary }
  const division = readDivision(field('code'))
  if (division === null) {
    const code = field('code') === '' ? 'missing' : 'badCode'
    return { field: 'code', value: field('code'), code, reason: badCodeReason(field('code')) }
  }
  if (options.level !== undefined && options.level !== division.level) {
    const reason = `The code is of level ${division.level}, not ${options.level}: correct it or import it by itself.`
    return { field: 'code', value: field('code'), code: 'levelMismatch', reason }
  }
  for (const name of ['population', 'households'] as const) {
    if (/^\d*(\.0+)?$/.test(field(name))) continue
    return { field: name, value: field(name), code: 'notANumber', reason: `'${field(name)}' is not a whole number.` }
  }
  for (const name of ['validFrom', 'validTo'] as const) {
    if (field(name) === '' || dayOf(field(name)) !== null) continue
    return {
      field: name,
      value: field(name),
      code: 'notADate',
      reason: `'${field(name)}' is not a date: write YYYY-MM-DD.`,
    }
  }
  const name = field('name') || division.code
  const kind = CELL_KINDS.find((known) => known === field('kind')) satisfies CellKind | undefined
  return {
    ...division,
    kind: kind ?? kindOf(division, name),
    name,
    population: field('population') === '' ? null : Number(field('population')),
    households: field('households') === '' ? null : Number(field('households')),
    boundary: {
      validFrom:
        dayOf(field('validFrom')) ?? options.validFrom ?? (options.now ?? new Date()).toISOString().slice(0, 10),
      validTo: dayOf(field('validTo')),
      geometry: geometryToWgs84(boundary, options.crs ?? 'wgs84'),
    },
  }
}

/** Reads a field of a feature by the file's own name for it; a bare geometry has its code from the name of its file. */
function propertyReader(
  file: string,
  features: RawFeature[],
  fields: NonNullable<GridCellOptions['fields']>,
): ReadProperty {
  const names = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))]
  const [digits] = /\d{4,12}/.exec(file) ?? []
  if (names.length === 0 && features.length === 1 && digits !== undefined) {
    return (_, field) => (field === 'code' ? digits : '')
  }
  const aliases = { ...ALIASES }
  for (const [field, name] of Object.entries(fields) as [CellField, string][]) aliases[field] = [name]
  const required: CellField[] = ['code', ...(Object.keys(fields) as CellField[])]
  const { positions } = findColumns(file, names, aliases, required)
  return ({ properties }, field) => {
    const name = names[positions[field] ?? -1]
    const value = name === undefined ? null : properties[name]
    return value === null || value === undefined ? '' : String(value).trim()
  }
}

function dayOf(text: string): string | null {
  const [, year, month = '', day = ''] = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})/.exec(text) ?? []
  return year === undefined ? null : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
