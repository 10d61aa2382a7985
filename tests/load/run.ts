// The load generator as a process of its own: reads loads from standard input, sends one after the other, so that the later ones find
// it as warm as the server, prints the answers of each, and how much of the processors was not there meanwhile, as JSON.
import { text } from 'node:stream/consumers'
import { type IntakeLoad, keptConnections, type Sent, sendReports } from './intake.ts'
import { processorTime, stolenShare } from './stolen.ts'

export interface Run {
  sent: Sent[]
  stolenShare: number
}

const loads = JSON.parse(await text(process.stdin)) as IntakeLoad[]
const connections = keptConnections()
const runs: Run[] = []
for (const load of loads) {
  const before = await processorTime()
  const sent = await sendReports(load, connections)
  runs.push({ sent, stolenShare: stolenShare(before, await processorTime()) })
}
connections.destroy()
process.stdout.write(JSON.stringify(runs))
