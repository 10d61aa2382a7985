import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type BackupSummary, backup, openDatabase, restore } from '@wangge/db'
import type { Command } from 'commander'
import { databaseOptions, photoDirectory } from '../server.ts'
import { settingsHere } from './deployment.ts'

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description(
      'Write everything the database holds to one file, which can be restored into either engine; photos are files beside it',
    )
    .argument('<file>', 'such as wangge-2026-11-22.wangge')
    .option('--json', 'print the summary as JSON')
    .action((file: string, { json }: { json?: boolean }) => run(file, 'Wrote', json === true, backupTo))
  program
    .command('restore')
    .description('Fill an empty database from a backup: all of it or nothing')
    .argument('<file>', 'a file that backup wrote')
    .option('--json', 'print the summary as JSON')
    .action((file: string, { json }: { json?: boolean }) => run(file, 'Restored', json === true, restore))
}

type Work = (database: Awaited<ReturnType<typeof openDatabase>>, file: string) => Promise<BackupSummary>

const backupTo: Work = (database, file) => backup(database, file, { now: new Date() })

async function run(file: string, verb: string, json: boolean, work: Work): Promise<void> {
  const path = resolve(file)
  const settings = settingsHere()
  const photos = photoDirectory(settings)
  const database = await openDatabase(databaseOptions(settings))
  try {
    const { tables, rows } = await work(database, path)
    process.stdout.write(
      json
        ? `${JSON.stringify({ file: path, tables, rows, photoDirectory: photos })}\n`
        : `${verb} ${rows} rows of ${tables} tables: ${path}\n${wordsOn(photos, verb)}\n`,
    )
  } finally {
    await database.close()
  }
}

/** The rows of photos are in the file, the photos are not. */
function wordsOn(photos: string, verb: string): string {
  if (verb === 'Restored') return `Photos are looked for in ${photos}: put the directory kept with the backup there`
  return existsSync(photos)
    ? `Photos are not in it: keep the directory ${photos} with it`
    : `There are no photos yet; they will be in ${photos}, to be kept with it`
}
