// The load generator as a process of its own: reads loads from standard input, sends one after the other, so that the later ones find
// it as warm as the server, prints the answers of each as JSON.
import { text } from 'node:stream/consumers'
import { type IntakeLoad, type Sent, sendReports } from './intake.ts'

const loads = JSON.parse(await text(process.stdin)) as IntakeLoad[]
const sent: Sent[][] = []
for (const load of loads) sent.push(await sendReports(load))
process.stdout.write(JSON.stringify(sent))
