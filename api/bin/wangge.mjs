#!/usr/bin/env node
// Runs the built command line; builds it first where it is missing or older than its sources (about half a second).
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
const built = fileURLToPath(new URL('../dist/cli.js', import.meta.url))
const ROOMS = ['api', 'db', 'seeds', 'tiles']
const PASSED_OVER = new Set(['node_modules', 'dist', 'fixtures', 'testing', 'bench', 'migrations'])

if (newestSource() > modifiedAt(built)) {
  const { buildApi } = await import('../build.mjs')
  await buildApi()
}
await import('../dist/cli.js')

function newestSource() {
  return Math.max(...ROOMS.map((room) => newestIn(join(root, room))))
}

function newestIn(directory) {
  let newest = 0
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) {
      if (!PASSED_OVER.has(entry.name) && !entry.name.startsWith('dist-')) newest = Math.max(newest, newestIn(path))
    } else if (/(?<!\.test)\.ts$|^build\.mjs$/.test(entry.name)) newest = Math.max(newest, modifiedAt(path))
  }
  return newest
}

function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
