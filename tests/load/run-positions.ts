// The phones as a process of their own: reads a PositionLoad from standard input, prints what became of it as JSON.
import { text } from 'node:stream/consumers'
import { type PositionLoad, sendPositions } from './positions.ts'

const load = JSON.parse(await text(process.stdin)) as PositionLoad
process.stdout.write(JSON.stringify(await sendPositions(load)))
