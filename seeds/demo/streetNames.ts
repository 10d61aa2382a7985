import { OLD_TOWN_LANES, STREET_FIRST } from './names.ts'
import type { LineClass } from './plan.ts'
import type { Random } from './random.ts'

/** Hands out names of minor streets, each once; plain lanes and field roads have none. */
export type StreetNames = (kind: LineClass, rural: boolean) => string

export function createStreetNames(random: Random): StreetNames {
  const streets = random.shuffled(
    ['路', '街', '一路', '二路', '支路'].flatMap((last) => random.shuffled(STREET_FIRST).map((first) => first + last)),
  )
  // Plain 路 and 街 are used up before numbered ones.
  streets.sort((a, b) => Number(/[一二支]路$/.test(a)) - Number(/[一二支]路$/.test(b)))
  const lanes = random.shuffled(['巷', '胡同', '弄'].flatMap((last) => OLD_TOWN_LANES.map((first) => first + last)))
  let country = 0
  return (kind, rural) => {
    if (rural) {
      country += 1
      return country % 3 === 0 ? `乡${String(country).padStart(2, '0')}路` : ''
    }
    return (kind === 'lane' ? lanes.shift() : streets.shift()) ?? ''
  }
}
