import { linkSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseFaultError } from '../errors.ts'

interface Holder {
  pid: number
  /** Kernel's start time of that process: the same pid after a restart is another process. Null where the system does not tell. */
  startedAt: string | null
}

/**
 * Takes the data directory for this process. The embedded engine itself would let a second process open it, and the first one's
 * writes would be lost. A lock whose process is gone is taken over. Returns the release.
 */
export function lockDirectory(directory: string): () => void {
  mkdirSync(directory, { recursive: true })
  const file = join(directory, 'wangge.lock')
  const mine = JSON.stringify({ pid: process.pid, startedAt: startTimeOf(process.pid) } satisfies Holder)
  for (let attempt = 0; attempt < 5; attempt++) {
    if (create(file, mine)) return () => release(file, mine)
    const theirs = read(file)
    if (theirs === null) continue
    const holder = parse(theirs)
    if (holder && isAlive(holder)) throw inUse(directory, holder.pid)
    removeStale(file, theirs)
  }
  throw inUse(directory, 0)
}

/** The file appears whole or not at all: written aside, then linked into place. */
function create(file: string, content: string): boolean {
  const aside = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(aside, content)
  try {
    linkSync(aside, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    unlinkSync(aside)
  }
}

/** Moves the stale lock aside; if another process took it over in between, its fresh lock is put back. */
function removeStale(file: string, stale: string): void {
  const aside = `${file}.stale.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  if (read(aside) !== stale) linkSync(aside, file)
  unlinkSync(aside)
}

function release(file: string, mine: string): void {
  if (read(file) === mine) unlinkSync(file)
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function parse(content: string): Holder | null {
  try {
    return JSON.parse(content) as Holder
  } catch {
    return null
  }
}

function isAlive({ pid, startedAt }: Holder): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  const running = startTimeOf(pid)
  return running === null || startedAt === null || running === startedAt
}

/** Field 22 of /proc/<pid>/stat (proc(5)), counted after the command name, which may hold spaces. */
function startTimeOf(pid: number): string | null {
  const stat = read(`/proc/${pid}/stat`)
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

function inUse(directory: string, pid: number): DatabaseFaultError {
  return new DatabaseFaultError(
    'directory-in-use',
    `${directory} is in use by process ${pid}: two processes in one directory would lose data. Stop the other one, or name another directory`,
    { directory, pid },
  )
}
