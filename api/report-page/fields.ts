import { storable } from './storable.ts'

/** A file as it came; its name and type are only what the sender says. */
export type Upload = Pick<Blob, 'size' | 'arrayBuffer'>

/** What the form sends, as it came: text fields cut to what may be kept, files apart. */
export interface ReportFields {
  form: string
  kind: string
  address: string
  description: string
  area: string
  /** WGS-84 of the phone, where its owner gave it. */
  position: [number, number] | null
  /** Where a photo of an earlier attempt was taken: it was offered, and is kept nowhere else. */
  photoPosition: [number, number] | null
  /** Yes where that place is taken. */
  photoPlace: 'yes' | 'no' | ''
  name: string
  phone: string
  nothingBurns: boolean
  /** Filled in by programs only. */
  trap: string
  /** Uploads of an earlier attempt with this form. */
  photoIds: string[]
  files: Upload[]
}

export const MOST_PHOTOS = 4
export const MOST_WORDS = 2000

/** Reads a sent form. Characters that no text of PostgreSQL holds are left out. */
export function readFields(data: FormData): ReportFields {
  const text = (name: string, most: number): string => {
    const value = data.get(name)
    return typeof value === 'string' ? storable(value).trim().slice(0, most) : ''
  }
  const photoPlace = text('photoPlace', 3)
  return {
    form: text('form', 200),
    kind: text('kind', 64),
    address: text('address', 300),
    // One more than may be kept, so that too many are noticed.
    description: text('words', MOST_WORDS + 1),
    area: text('area', 40),
    position: positionOf(text('lon', 24), text('lat', 24)),
    photoPosition: positionOf(text('photoLon', 24), text('photoLat', 24)),
    photoPlace: photoPlace === 'yes' || photoPlace === 'no' ? photoPlace : '',
    name: text('name', 60),
    phone: text('phone', 31),
    nothingBurns: text('nothingBurns', 3) === 'yes',
    trap: text('website', 100),
    photoIds: data
      .getAll('photoId')
      .filter((id): id is string => typeof id === 'string' && UUID.test(id))
      .slice(0, MOST_PHOTOS),
    files: data.getAll('photos').flatMap((file) => (typeof file === 'string' || file.size === 0 ? [] : [file])),
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/

function positionOf(lon: string, lat: string): [number, number] | null {
  if (lon === '' || lat === '') return null
  const [x, y] = [Number(lon), Number(lat)]
  return Math.abs(x) <= 180 && Math.abs(y) <= 90 ? [x, y] : null
}
