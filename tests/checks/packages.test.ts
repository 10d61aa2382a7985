import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'

const root = join(import.meta.dirname, '../..')
const lock = readJson<{ packages: Record<string, LockEntry> }>('package-lock.json')
const { workspaces } = readJson<{ workspaces: string[] }>('package.json')

interface LockEntry {
  version?: string
  engines?: { node?: string }
  optionalDependencies?: Record<string, string>
}

test('every dependency is pinned to one version', () => {
  for (const room of ['.', ...workspaces]) {
    const { dependencies, devDependencies } = readJson<Record<string, Record<string, string> | undefined>>(
      join(room, 'package.json'),
    )
    for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
      if (!name.startsWith('@wangge/')) expect(version, `${name} in ${room}`).toMatch(/^\d+\.\d+\.\d+$/)
    }
  }
})

test('the lock names the optional packages of every platform; else node .ci/complete-lock.mjs', () => {
  for (const [parent, { optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const name of Object.keys(optionalDependencies)) {
      const entry = lock.packages[`node_modules/${name}`] ?? lock.packages[`${parent}/node_modules/${name}`]
      expect(entry, `${name}, wanted by ${parent}`).toBeDefined()
    }
  }
})

test('no package asks for more than Node 20.19', () => {
  for (const [path, { engines }] of Object.entries(lock.packages)) {
    expect(accepts20(engines?.node ?? '*'), `${path} asks for Node ${engines?.node}`).toBe(true)
  }
})

/** Whether one of the alternatives of a range holds 20.19: enough for the forms that `engines` takes in practice. */
function accepts20(range: string): boolean {
  return range.split('||').some((alternative) => {
    const bounds = alternative.trim().match(/^(\^|>=|~)?\s*v?(\d+|\*|x)(?:\.(\d+|x))?/)
    if (bounds === null) return true
    const [, operator, major = '*', minor = '0'] = bounds
    if (major === '*' || major === 'x') return true
    if (operator === '>=') return Number(major) < 20 || (Number(major) === 20 && Number(minor) <= 19)
    return Number(major) === 20 && (minor === 'x' || Number(minor) <= 19)
  })
}

function readJson<Shape>(path: string): Shape {
  return JSON.parse(readFileSync(join(root, path), 'utf8')) as Shape
}
