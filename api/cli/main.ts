import { Command, CommanderError } from 'commander'
import { addBackup } from './backup.ts'
import { addClock } from './clock.ts'
import { addCoverage } from './coverage.ts'
import { EXIT_BAD_INPUT, failWith } from './failures.ts'
import { addHistory } from './history.ts'
import { addImport } from './import.ts'
import { addResponse } from './response.ts'
import { addSite } from './site.ts'
import { addStart } from './start.ts'
import { addUser } from './user.ts'
import { addWalk } from './walk.ts'

const program = new Command('wangge')
  .description('Who is within ten minutes on foot, and who is not. Settings come from the environment; see README.')
  .exitOverride()
  .configureHelp({ showGlobalOptions: true })
  .showHelpAfterError('(--help shows how it is called)')

addStart(program)
addImport(program)
addCoverage(program)
addWalk(program)
addClock(program)
addResponse(program)
addHistory(program)
addSite(program)
addBackup(program)
addUser(program)

try {
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT_BAD_INPUT
  else failWith(error)
}
