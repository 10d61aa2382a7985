import { generateDemoDistrict } from '@wangge/seeds/demo'
import type { ParityInput } from './figures.ts'

/** The sample district as input. */
export function parityInput(): ParityInput {
  const { streets, residences, servicePoints } = generateDemoDistrict({ now: new Date('2026-11-21T12:00:00Z') })
  return {
    streets: {
      nodeLon: [...streets.nodeLon],
      nodeLat: [...streets.nodeLat],
      nodeTags: [...streets.nodeTags],
      wayStart: [...streets.wayStart],
      wayNodes: [...streets.wayNodes],
      wayTags: [...streets.wayTags],
    },
    residences: residences.flatMap(({ lon, lat }) => [lon, lat]),
    points: servicePoints.flatMap(({ lon, lat }) => [lon, lat]),
  }
}
