import { resolve } from 'node:path'
import { type BackupSummary, backup, openDatabase, restore } from '@wangge/db'
import type { Command } from 'commander'
import { databaseOptions } from '../server.ts'
import { settingsHere } from './deployment.ts'

export function addBackup(program: Command): void {
  program
    .command('backup')
    .description('Write everything the database holds to one file, which can be restored into either engine')
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
  const database = await openDatabase(databaseOptions(settingsHere()))
  try {
    const { tables, rows } = await work(database, path)
    process.stdout.write(
      json
        ? `${JSON.stringify({ file: path, tables, rows })}\n`
        : `${verb} ${rows} rows of ${tables} tables: ${path}\n`,
    )
  } finally {
    await database.close()
  }
}
