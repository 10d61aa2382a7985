import type { PlanBaseAnswer } from '@wangge/api/contract'
import type { PlanEdit } from '@wangge/api/walk'
import { useText } from '../../../text/index.ts'
import { useCellNames } from '../../teams/useCellNames.ts'
import { usePlanTable } from '../state/table.ts'
import { hoursText, hoursWeek, type WeekHours } from './hours.ts'
import { newId } from './newId.ts'
import { degrees } from './useDrag.ts'

export type AddPoint = Extract<PlanEdit, { type: 'addPoint' }>

const DAILY = { from: 8 * 60, to: 22 * 60 } as const
/** Of a new point, until somebody says otherwise. */
const USUAL_HOURS: WeekHours = { weekday: DAILY, saturday: DAILY, sunday: DAILY }
const USUAL_KIND = 'servicePoint'
const MOST_NAME = 80
/** Names that nobody chose, by point: they change with the place. */
const givenNames = new Map<string, string>()

/** Makes new points, of a kind that counts, named after the street or the cell where they stand. */
export function useNewPoint() {
  const { t } = useText()
  const { base, settings, streetAt, apply, selectPoint } = usePlanTable()
  const cellName = useCellNames()

  const draft = (lon: number, lat: number): AddPoint => ({
    type: 'addPoint',
    id: newId(),
    name: t('planEdits.unnamed'),
    kind: settings.kinds[0] ?? USUAL_KIND,
    lon: degrees(lon),
    lat: degrees(lat),
    openingHours: hoursText(USUAL_HOURS),
    openWeek: hoursWeek(USUAL_HOURS),
    staffed: true,
    capacity: null,
  })

  /** Name of the cell around the nearest home; '' where there is none. */
  const cellAt = (lon: number, lat: number): string => {
    const code = base && cellNear(base, lon, lat)
    return code ? cellName(code) : ''
  }

  /** A street that cannot be asked for leaves the cell's name. */
  const named = async (point: AddPoint): Promise<AddPoint> => {
    const street = await streetAt(point.lon, point.lat).catch(() => null)
    const name = street?.name || cellAt(point.lon, point.lat) || point.name
    const given = name.slice(0, MOST_NAME)
    givenNames.set(point.id, given)
    return { ...point, name: given }
  }

  const put = async (lon: number, lat: number): Promise<void> => {
    const point = await named(draft(lon, lat))
    apply(point)
    selectPoint(point.id)
  }

  /** Whether the point still has the name that its place gave it. */
  const isNamedByPlace = ({ id, name }: AddPoint): boolean => givenNames.get(id) === name

  return { draft, named, put, isNamedByPlace, cellAt }
}

/** Cell of the residence nearest to a place; null where none is in a cell. */
function cellNear({ residences, cellCodes }: PlanBaseAnswer, lon: number, lat: number): string | null {
  const squeeze = Math.cos((lat * Math.PI) / 180)
  let least = Number.POSITIVE_INFINITY
  let nearest = -1
  for (const [row, cell] of residences.cell.entries()) {
    if (cell < 0) continue
    const east = ((residences.lon[row] ?? 0) - lon) * squeeze
    const north = (residences.lat[row] ?? 0) - lat
    const square = east * east + north * north
    if (square >= least) continue
    least = square
    nearest = cell
  }
  return cellCodes[nearest] ?? null
}
