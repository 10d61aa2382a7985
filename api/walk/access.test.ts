import { expect, test } from 'vitest'
import { CAR_BACK, CAR_FORWARD, FOOT_BACK, FOOT_FORWARD, wayAccess } from './access.ts'
import { nodeBarrier } from './barriers.ts'

/** Tags, then who may move along: f/F = on foot along/against the way, c/C = by car; '-' = nobody; 'none' = no street. */
const WAYS: [tags: string, access: string][] = [
  ['highway=residential', 'fFcC'],
  ['highway=living_street', 'fFcC'],
  ['highway=service', 'fFcC'],
  ['highway=track', 'fFcC'],
  ['highway=primary_link', 'fFcC'],
  ['highway=trunk', 'fFcC'],
  ['highway=trunk motorroad=yes', 'cC'],
  ['highway=motorway', 'c'],
  ['highway=motorway oneway=no', 'cC'],
  ['highway=motorway_link', 'c'],
  ['highway=motorway foot=yes', 'fFc'],
  ['highway=footway', 'fF'],
  ['highway=path', 'fF'],
  ['highway=pedestrian', 'fF'],
  ['highway=pedestrian motor_vehicle=yes', 'fFcC'],
  ['highway=steps', 'fF'],
  ['highway=steps conveying=forward', 'f'],
  ['highway=cycleway', 'fF'],
  ['highway=cycleway foot=no', '-'],
  ['highway=bridleway', 'fF'],
  ['highway=corridor', 'fF'],
  ['highway=footway access=yes', 'fF'],
  ['highway=footway bicycle=yes', 'fF'],
  ['highway=residential oneway=yes', 'fFc'],
  ['highway=residential oneway=-1', 'fFC'],
  ['highway=residential junction=roundabout', 'fFc'],
  ['highway=residential oneway=yes oneway:foot=yes', 'fc'],
  ['highway=footway foot:oneway=-1', 'F'],
  ['highway=footway foot:backward=no', 'f'],
  ['highway=footway oneway=yes', 'fF'],
  ['highway=residential access=private', '-'],
  ['highway=residential access=no', '-'],
  ['highway=residential access=private foot=yes', 'fF'],
  ['highway=residential access=destination', 'fFcC'],
  ['highway=residential access=customers', 'fFcC'],
  ['highway=track access=forestry', '-'],
  ['highway=residential foot=no', 'cC'],
  ['highway=residential foot=use_sidepath', 'cC'],
  ['highway=residential foot=private', 'cC'],
  ['highway=residential motor_vehicle=no', 'fF'],
  ['highway=residential vehicle=no', 'fF'],
  ['highway=residential vehicle=no motorcar=yes', 'fFcC'],
  ['highway=service access=no motor_vehicle=yes', 'cC'],
  ['highway=construction', 'none'],
  ['highway=proposed', 'none'],
  ['highway=raceway', 'none'],
  ['highway=busway', 'none'],
  ['route=ferry', 'none'],
  ['railway=rail', 'none'],
  ['railway=platform', 'fF'],
  ['public_transport=platform', 'fF'],
  ['man_made=pier', 'fF'],
]

test.each(WAYS)('%s → %s', (text, expected) => {
  const found = wayAccess(tagsOf(text))
  const bits = found?.access ?? 0
  const letters = [
    bits & FOOT_FORWARD ? 'f' : '',
    bits & FOOT_BACK ? 'F' : '',
    bits & CAR_FORWARD ? 'c' : '',
    bits & CAR_BACK ? 'C' : '',
  ].join('')
  expect(found === null ? 'none' : letters || '-').toBe(expected)
})

/** Tags of a node, then whether it is a gate (g) and whom it stops (f = on foot, c = cars); '-' = nobody ever. */
const NODES: [tags: string, effect: string][] = [
  ['barrier=gate', 'g'],
  ['barrier=gate locked=yes', 'gfc'],
  ['barrier=gate locked=yes foot=yes', 'gc'],
  ['barrier=gate access=private', 'gfc'],
  ['barrier=gate access=no foot=designated', 'gc'],
  ['barrier=lift_gate', 'g'],
  ['barrier=lift_gate motor_vehicle=private', 'gc'],
  ['barrier=bollard', 'c'],
  ['barrier=bollard motor_vehicle=yes', '-'],
  ['barrier=cycle_barrier', 'c'],
  ['barrier=kissing_gate', 'gc'],
  ['barrier=turnstile', 'gc'],
  ['barrier=wall', 'fc'],
  ['barrier=kerb', '-'],
  ['barrier=toll_booth', 'g'],
  ['highway=crossing', '-'],
]

test.each(NODES)('a node with %s → %s', (text, expected) => {
  const found = nodeBarrier(tagsOf(text))
  const letters = `${found?.isGate ? 'g' : ''}${found?.shutToFoot ? 'f' : ''}${found?.shutToCars ? 'c' : ''}`
  expect(letters || '-').toBe(expected)
})

function tagsOf(text: string): Record<string, string> {
  return Object.fromEntries(text.split(' ').map((pair) => pair.split('=') as [string, string]))
}
