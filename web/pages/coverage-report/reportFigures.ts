import type { CoverageReport } from '@wangge/api/contract'
import { LEVEL_CODE_LENGTH } from '@wangge/db/vocabulary'

type Area = Pick<
  CoverageReport['areas'][number],
  'code' | 'people' | 'peopleServed' | 'peopleClosed' | 'peopleGap' | 'peopleNoStreetData'
>
export interface TownshipBar extends Area {
  name: string
}

/** Communities summed up by their townships, lowest rate first. */
export function townshipBars(
  areas: readonly Area[],
  townships: readonly { code: string; name: string }[],
): TownshipBar[] {
  const prefix = (code: string): string => code.slice(0, LEVEL_CODE_LENGTH.township)
  const names = new Map(townships.map(({ code, name }) => [prefix(code), name]))
  const found = new Map<string, TownshipBar>()
  for (const area of areas) {
    const code = prefix(area.code)
    const sum = found.get(code) ?? {
      code,
      name: names.get(code) ?? code,
      people: 0,
      peopleServed: 0,
      peopleClosed: 0,
      peopleGap: 0,
      peopleNoStreetData: 0,
    }
    for (const key of ['people', 'peopleServed', 'peopleClosed', 'peopleGap', 'peopleNoStreetData'] as const)
      sum[key] += area[key]
    found.set(code, sum)
  }
  const rate = ({ people, peopleServed }: Area): number => (people > 0 ? peopleServed / people : 2)
  return [...found.values()].sort((a, b) => rate(a) - rate(b) || (a.code < b.code ? -1 : 1))
}

/** Path of a curve that rises in steps, in a box of width × height with the origin at the top left. */
export function stepPath(
  steps: readonly { minutes: number; people: number }[],
  all: number,
  { width, height, lastMinute }: { width: number; height: number; lastMinute: number },
): string {
  const x = (minutes: number): string => ((minutes / lastMinute) * width).toFixed(1)
  const y = (people: number): string => (height - (all > 0 ? people / all : 0) * height).toFixed(1)
  return steps
    .filter(({ minutes }) => minutes <= lastMinute)
    .map(({ minutes, people }, index) => (index === 0 ? `M${x(minutes)} ${y(people)}` : `H${x(minutes)}V${y(people)}`))
    .join('')
}

const NICE_METRES = [50, 100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000]

/** The longest round distance that takes at most a share of the map's width. */
export function scaleBar(metresWide: number, mostShare = 0.25): { metres: number; share: number } {
  const metres = NICE_METRES.filter((one) => one <= metresWide * mostShare).at(-1) ?? NICE_METRES[0] ?? 50
  return { metres, share: metres / metresWide }
}
