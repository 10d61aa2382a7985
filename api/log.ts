import pino, { type DestinationStream } from 'pino'
import type { Log } from './house.ts'
import type { Settings } from './settings.ts'

/** One line of JSON for each event; on a terminal one short line for people. */
export function createLog(level: Settings['logLevel'], isTerminal: boolean): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: pino.stdSerializers.err },
  }
  return pino(options, isTerminal ? forPeople : pino.destination({ dest: 1, sync: true }))
}

const LEVEL_WORDS: Record<number, string> = { 20: 'debug', 30: 'info', 40: 'WARN', 50: 'ERROR', 60: 'FATAL' }

const forPeople: DestinationStream = {
  write(line) {
    const { level, time, msg, err, ...fields } = JSON.parse(line)
    const rest = Object.entries(fields).map(
      ([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value}`,
    )
    const trouble = err?.stack ? `\n${err.stack}` : ''
    process.stdout.write(`${time.slice(11, 23)} ${LEVEL_WORDS[level]} ${msg ?? ''} ${rest.join(' ')}${trouble}\n`)
  },
}

/** For commands that print their own answers. */
export const silentLog: Log = { debug() {}, info() {}, warn() {}, error() {} }
