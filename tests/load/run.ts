// The load generator as a process of its own: reads an IntakeLoad from standard input, prints the answers as JSON.
import { text } from 'node:stream/consumers'
import { type IntakeLoad, sendReports } from './intake.ts'

const load = JSON.parse(await text(process.stdin)) as IntakeLoad
process.stdout.write(JSON.stringify(await sendReports(load)))
