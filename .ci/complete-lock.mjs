// Adds to package-lock.json the optional packages of other platforms that a registry mirror did not serve when the lock
// was written. Without them `npm ci` refuses the lock ("Missing: @turbo/darwin-arm64 from lock file").
// usage, after npm install: node .ci/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const SYSTEMS = { windows: 'win32' }
const PROCESSORS = { 64: 'x64' }

const path = join(import.meta.dirname, '../package-lock.json')
const lock = JSON.parse(readFileSync(path, 'utf8'))
let added = 0
for (const [parent, { optionalDependencies = {}, dev, license }] of Object.entries({ ...lock.packages })) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    const at = `node_modules/${name}`
    if (lock.packages[at] || lock.packages[`${parent}/${at}`]) continue
    // Names end like cli-linux-x64-musl, binding-win32-arm64-msvc, darwin-64.
    const [system, processor, library = ''] = name
      .split('/')
      .at(-1)
      .replace(/^(cli|binding)-/, '')
      .split('-')
    const libc =
      system !== 'linux'
        ? undefined
        : library.startsWith('musl')
          ? ['musl']
          : library.startsWith('gnu')
            ? ['glibc']
            : undefined
    lock.packages[at] = {
      version,
      cpu: [PROCESSORS[processor] ?? processor],
      dev,
      libc,
      license,
      optional: true,
      os: [SYSTEMS[system] ?? system],
    }
    added += 1
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} packages of other platforms added`)
