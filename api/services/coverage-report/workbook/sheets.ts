import type { CoverageReport } from '../../../contract/index.ts'
import { inWords, kindInWords, type Language, type Pair, STATES, YES_NO } from './words.ts'

export type Value = string | number | null

/** One column: its heading, with the unit; how its numbers are shown; its width in characters. */
export interface Column<Row> {
  heading: Pair
  value: (row: Row, language: Language) => Value
  format?: string
  width?: number
}

const WHOLE = '#,##0'
const MINUTES = '0.0'
const SHARE = '0.0%'
const DEGREES = '0.000000'

/** Shares of nobody are not shown, never as 100 %. */
const shareOf = (part: number, whole: number): Value => (whole === 0 ? null : part / whole)
const minutesOf = (seconds: number | null): Value => (seconds === null ? null : seconds / 60)

type Area = CoverageReport['areas'][number]
export type AreaRow = Omit<Area, 'reliable'> & { reliable: boolean | null }

export const AREA_COLUMNS: readonly Column<AreaRow>[] = [
  { heading: ['代码', 'Code'], value: ({ code }) => code, width: 16 },
  { heading: ['社区/行政村', 'Community'], value: ({ name }) => name, width: 22 },
  { heading: ['居民（人）', 'People'], value: ({ people }) => people, format: WHOLE },
  { heading: ['已覆盖（人）', 'Served (people)'], value: ({ peopleServed }) => peopleServed, format: WHOLE },
  {
    heading: ['覆盖率（%）', 'Coverage (%)'],
    value: ({ peopleServed, people }) => shareOf(peopleServed, people),
    format: SHARE,
  },
  {
    heading: ['有点但关门（人）', 'In reach, closed (people)'],
    value: ({ peopleClosed }) => peopleClosed,
    format: WHOLE,
  },
  { heading: ['走不到（人）', 'Out of reach (people)'], value: ({ peopleGap }) => peopleGap, format: WHOLE },
  {
    heading: ['无可用道路数据（人）', 'No usable street data (people)'],
    value: ({ peopleNoStreetData }) => peopleNoStreetData,
    format: WHOLE,
  },
  {
    heading: ['步行时间中位（分钟）', 'Median walk (min)'],
    value: ({ medianSeconds }) => minutesOf(medianSeconds),
    format: MINUTES,
  },
  {
    heading: ['道路数据可靠', 'Reliable'],
    value: ({ reliable }, language) => (reliable === null ? null : inWords(language, YES_NO[`${reliable}`])),
  },
]

type Gap = CoverageReport['gaps'][number]

export const GAP_COLUMNS: readonly Column<Gap>[] = [
  { heading: ['状态', 'State'], value: ({ state }, language) => inWords(language, STATES[state]), width: 14 },
  { heading: ['名称', 'Name'], value: ({ name }) => name, width: 28 },
  { heading: ['网格代码', 'Cell code'], value: ({ cellCode }) => cellCode, width: 18 },
  { heading: ['居民（人）', 'People'], value: ({ people }) => people, format: WHOLE },
  { heading: ['住户（户）', 'Dwellings'], value: ({ dwellings }) => dwellings, format: WHOLE },
  {
    heading: ['独居老人与九小场所', 'Older people alone and small premises'],
    value: ({ vulnerable }) => vulnerable,
    format: WHOLE,
  },
  { heading: ['住处（处）', 'Residences'], value: ({ residences }) => residences, format: WHOLE },
  { heading: ['最近服务点', 'Nearest point'], value: ({ nearest }) => nearest?.name ?? null, width: 24 },
  {
    heading: ['到最近点中位（分钟）', 'Median walk to it (min)'],
    value: ({ nearest }) => minutesOf(nearest?.medianSeconds ?? null),
    format: MINUTES,
  },
  { heading: ['经度（度）', 'Longitude (°)'], value: ({ centre }) => centre[0], format: DEGREES },
  { heading: ['纬度（度）', 'Latitude (°)'], value: ({ centre }) => centre[1], format: DEGREES },
]

type Point = CoverageReport['points'][number]

export const POINT_COLUMNS: readonly Column<Point>[] = [
  { heading: ['服务点', 'Point'], value: ({ name }) => name, width: 28 },
  { heading: ['类型', 'Kind'], value: ({ kind }, language) => kindInWords(language, kind), width: 18 },
  { heading: ['开放时间', 'Opening hours'], value: ({ openingHours }) => openingHours, width: 24 },
  { heading: ['有人', 'Staffed'], value: ({ staffed }, language) => inWords(language, YES_NO[`${staffed}`]) },
  { heading: ['容量（人）', 'Capacity (people)'], value: ({ capacity }) => capacity, format: WHOLE },
  { heading: ['此时计入', 'Counts now'], value: ({ counts }, language) => inWords(language, YES_NO[`${counts}`]) },
  {
    heading: ['时限内居民（人）', 'Within the limit (people)'],
    value: ({ peopleWithin }) => peopleWithin,
    format: WHOLE,
  },
  {
    heading: ['以它为最近的居民（人）', 'Nearest to it (people)'],
    value: ({ peopleNearest }) => peopleNearest,
    format: WHOLE,
  },
]

/** A residence behind the figures. */
export interface ResidenceRow {
  code: string
  name: string
  address: string
  cellCode: string | null
  cellName: string | null
  people: number
  dwellings: number
  state: keyof typeof STATES
  servedPeople: number
  walkSeconds: number | null
  nearestPoint: string | null
}

export const RESIDENCE_COLUMNS: readonly Column<ResidenceRow>[] = [
  { heading: ['代码', 'Code'], value: ({ code }) => code, width: 16 },
  { heading: ['名称', 'Name'], value: ({ name }) => name, width: 22 },
  { heading: ['地址', 'Address'], value: ({ address }) => address, width: 30 },
  { heading: ['网格代码', 'Cell code'], value: ({ cellCode }) => cellCode, width: 18 },
  { heading: ['网格', 'Cell'], value: ({ cellName }) => cellName, width: 18 },
  { heading: ['居民（人）', 'People'], value: ({ people }) => people, format: WHOLE },
  { heading: ['住户（户）', 'Dwellings'], value: ({ dwellings }) => dwellings, format: WHOLE },
  { heading: ['状态', 'State'], value: ({ state }, language) => inWords(language, STATES[state]), width: 14 },
  { heading: ['已覆盖（人）', 'Served (people)'], value: ({ servedPeople }) => servedPeople, format: WHOLE },
  {
    heading: ['步行时间（分钟）', 'Walk (min)'],
    value: ({ walkSeconds }) => minutesOf(walkSeconds),
    format: MINUTES,
  },
  { heading: ['最近的计入服务点', 'Nearest point that counts'], value: ({ nearestPoint }) => nearestPoint, width: 24 },
]
