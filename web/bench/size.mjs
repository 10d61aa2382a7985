// Gzip sizes of the built page: the shell (what must arrive before anything is shown) and the rest of the first view.
// Limits: shell 250 KiB, the rest 950 KiB. Exit code 1 beyond them. Usage: node bench/size.mjs [dist]
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

const LIMIT = { shell: 250, rest: 950 }
const dist = process.argv[2] ?? join(import.meta.dirname, '../dist')
const manifest = JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8'))

/** Pages and panels that a first view of the command page does not open. */
const LATER = [
  'pages/desk/',
  'pages/hazard/',
  'pages/intake/',
  'pages/cases/',
  'pages/list/',
  'pages/command/detail/',
  'pages/command/coverage/RunPanel',
  'pages/command/EmptyDistrict',
  'app/PageSwitch',
  'pages/admin/',
  'pages/ledger/',
  'pages/response/',
  'pages/teams/',
  'pages/plan/',
  'pages/coverage-report/',
  'pages/sign-in/',
  'pages/wall/',
  'pages/playback/',
  'pages/proof/',
  'app/PersonDialog',
]

const shell = new Set(['index.html'])
const rest = new Set()
collect('index.html', shell, false)
// A style sheet fetched on its own is a dynamic import that the manifest does not list as one.
collect('styles/fonts.ts', rest, false)
for (const key of shell) for (const lazy of manifest[key]?.dynamicImports ?? []) collect(lazy, rest, true)
const files = (keys) => new Set([...keys].flatMap((key) => filesOf(manifest[key])))
const shellFiles = files(shell)
const restFiles = new Set([...files(rest)].filter((file) => !shellFiles.has(file)))

const sizes = {
  shell: report('shell', ['index.html', ...shellFiles]),
  rest: report('rest of the first view', [...restFiles]),
}
process.exitCode = sizes.shell <= LIMIT.shell && sizes.rest <= LIMIT.rest ? 0 : 1

function collect(key, into, followDynamic) {
  const chunk = manifest[key]
  if (!chunk || (into.has(key) && key !== 'index.html') || LATER.some((path) => key.startsWith(path))) return
  into.add(key)
  for (const imported of chunk.imports ?? []) collect(imported, into, followDynamic)
  if (followDynamic) for (const imported of chunk.dynamicImports ?? []) collect(imported, into, followDynamic)
}

function filesOf(chunk) {
  // Font slices are fetched by character range, some fifteen of a hundred; they are not in this sum.
  return [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? []).filter((file) => !/\.woff2?$/.test(file))]
}

function report(title, list) {
  const rows = list.map((file) => ({ file, kib: gzipSync(readFileSync(join(dist, file))).length / 1024 }))
  const sum = rows.reduce((total, { kib }) => total + kib, 0)
  const limit = LIMIT[title === 'shell' ? 'shell' : 'rest']
  console.log(`${title}: ${sum.toFixed(1)} KiB gzip of ${limit}`)
  for (const { file, kib } of rows.sort((a, b) => b.kib - a.kib).slice(0, 12))
    console.log(`  ${kib.toFixed(1).padStart(7)}  ${file}`)
  return sum
}
