import type { Command } from 'commander'
import { buildPages } from '../jobs/build-pages.ts'
import { createLog } from '../log.ts'
import { projectRoot } from '../places.ts'
import { backupDirectory, startServer } from '../server.ts'
import type { Settings } from '../settings.ts'
import { settingsHere } from './deployment.ts'
import { failWith } from './failures.ts'

export function addStart(program: Command): void {
  program
    .command('start')
    .description(
      'Serve the pages, the API and the tiles. PORT, HOST, DATABASE_URL, WANGGE_DATA and WANGGE_DEMO say where and what.',
    )
    .option('--build', 'build the pages meanwhile, where their sources have changed (npm start does)')
    .action(start)
}

async function start({ build }: { build?: boolean }): Promise<void> {
  const settings = settingsHere()
  const log = createLog(settings.logLevel, process.stdout.isTTY === true)
  const say = (line: string) => process.stdout.write(`${line}\n`)
  for (const line of introduction(settings)) say(line)
  const pages = build ? buildPages(projectRoot) : null
  pages?.finished.catch(() => {})
  const server = await startServer({ settings, log, say, pages: pages?.finished }).catch((error) => {
    pages?.stop()
    throw error
  })
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    say('Stopping')
    pages?.stop()
    await server.stop()
    process.exit()
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  await server.ready.catch(async (error) => {
    if (stopping) return
    failWith(error)
    pages?.stop()
    await server.stop()
    process.exit()
  })
}

function introduction(settings: Settings): string[] {
  const { databaseUrl, dataDirectory } = settings
  if (databaseUrl)
    return ['Wangge 网格', `PostGIS at ${withoutPassword(databaseUrl)}; tiles are kept in ${dataDirectory}`]
  return [
    'Wangge 网格',
    `Embedded database in ${dataDirectory}: for trying out and for one small township, up to 20,000 residences and 20,000 hazards.`,
    `A killed process loses nothing, a power cut may lose the last moments: a backup is written to ${backupDirectory(settings)} once a day.`,
    'For more, or for certainty, set DATABASE_URL to a PostGIS; a backup restores into it.',
  ]
}

function withoutPassword(url: string): string {
  try {
    const { host, pathname } = new URL(url)
    return `${host}${pathname}`
  } catch {
    return 'DATABASE_URL'
  }
}
