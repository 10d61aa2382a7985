import { expect, test } from 'vitest'
import { Overlay } from '../../../walk/index.ts'
import { graphOf } from '../../../walk/testing/cover.ts'
import { draw } from '../../../walk/testing/draw.ts'
import { checkReach } from './reach.ts'

/** The two rows of houses are 50 m apart; by the streets it is 1,150 m. */
const CANAL = `
    a---------------------b
                          |
    c---------------------d
`

test('a footbridge that was adopted counts in what a team reaches', async () => {
  const streets = draw(CANAL)
  const graph = graphOf(streets)
  const [[lon, lat], [homeLon, homeLat]] = [streets.place('a'), streets.place('c')]
  const homes = [{ code: '990101001001', people: 12, lon: homeLon, lat: homeLat }]
  const load = { teamId: 't', teamName: 't', shifts: 1, hours: 8, cells: 1, people: 12, openHazards: 0 }
  const team = { ...load, prefixes: ['990101001001'], lon, lat, hasVehicle: false }
  const share = async (overlay: Overlay | null) => (await checkReach({ graph, overlay }, homes, [team])).get('t')

  const bridged = new Overlay(graph)
  bridged.addEdge({ coordinates: [streets.place('a'), streets.place('c')] })
  expect([await share(null), await share(bridged)]).toEqual([0, 1])
})
