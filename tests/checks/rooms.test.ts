import { expect, test } from '@playwright/test'
import { lintHouse, turboBoundaries } from './house.ts'

const RESTRICTED = 'lint/style/noRestrictedImports'
const WRONG: { file: string; imports: string; rule: string }[] = [
  { file: 'db/wrong.ts', imports: '@wangge/db/vocabulary', rule: RESTRICTED },
  { file: 'db/wrong.ts', imports: '@wangge/seeds', rule: RESTRICTED },
  { file: 'seeds/wrong.ts', imports: '@wangge/db', rule: RESTRICTED },
  { file: 'seeds/readers/wrong.ts', imports: '@wangge/db/queries/cells', rule: RESTRICTED },
  { file: 'seeds/wrong.ts', imports: '@wangge/api/walk', rule: RESTRICTED },
  { file: 'tiles/wrong.ts', imports: '@wangge/seeds', rule: RESTRICTED },
  { file: 'tiles/style/wrong.ts', imports: '@wangge/api/contract', rule: RESTRICTED },
  { file: 'web/wrong.ts', imports: '@wangge/api/app', rule: RESTRICTED },
  { file: 'web/state/wrong.ts', imports: '@wangge/db', rule: RESTRICTED },
  { file: 'web/map/layers/wrong.ts', imports: '@wangge/tiles', rule: RESTRICTED },
  { file: 'web/wrong.ts', imports: '@wangge/seeds/demo', rule: RESTRICTED },
  { file: 'api/walk/wrong.ts', imports: 'hono', rule: RESTRICTED },
  { file: 'api/walk/wrong.ts', imports: 'drizzle-orm/pg-core', rule: RESTRICTED },
  { file: 'api/walk/kernel/wrong.ts', imports: '@wangge/db', rule: RESTRICTED },
  { file: 'api/walk/wrong.ts', imports: '@wangge/seeds', rule: RESTRICTED },
  { file: 'api/walk/wrong.ts', imports: '../services/cell/read.ts', rule: RESTRICTED },
  { file: 'api/walk/wrong.ts', imports: 'node:fs', rule: 'lint/correctness/noNodejsModules' },
  { file: 'api/walk/wrong.ts', imports: 'fs', rule: 'lint/correctness/noNodejsModules' },
  { file: 'web/wrong.ts', imports: 'a-package-nobody-declared', rule: 'lint/correctness/noUndeclaredDependencies' },
]

const RIGHT: Record<string, string[]> = {
  'seeds/right.ts': ['@wangge/db/vocabulary', 'node:fs'],
  'tiles/right.ts': ['@wangge/db/vocabulary'],
  'api/right.ts': ['@wangge/db', '@wangge/seeds', '@wangge/tiles', 'hono'],
  'api/walk/right.ts': ['@wangge/db/vocabulary', './grid.ts'],
  'web/right.ts': ['@wangge/api/contract', '@wangge/api/walk', '@wangge/tiles/style', '@wangge/db/vocabulary'],
}

test('each import that a room may not make is a lint error, static or dynamic', () => {
  const files: Record<string, string> = {}
  for (const [index, { file, imports }] of WRONG.entries()) {
    files[file.replace('wrong', `static${index}`)] = `import { thing } from '${imports}'\nexport const kept = thing\n`
    files[file.replace('wrong', `dynamic${index}`)] = `export const kept = () => import('${imports}')\n`
  }
  const complaints = lintHouse(files)
  for (const [index, { file, rule }] of WRONG.entries()) {
    for (const form of ['static', 'dynamic'])
      expect(complaints).toContainEqual({ file: file.replace('wrong', `${form}${index}`), rule })
  }
})

test('the imports that the plan allows pass', () => {
  const files = Object.fromEntries(Object.entries(RIGHT).map(([file, imports]) => [file, importAll(imports)]))
  expect(lintHouse({ ...files, 'api/walk/grid.ts': 'export const thing = 1\n' })).toEqual([])
})

test('two files that import each other are a lint error', () => {
  const complaints = lintHouse({
    'tiles/hen.ts': "import { egg } from './egg.ts'\nexport const hen = () => egg\n",
    'tiles/egg.ts': "import { hen } from './hen.ts'\nexport const egg = () => hen\n",
  })
  expect(complaints).toContainEqual({ file: 'tiles/egg.ts', rule: 'lint/suspicious/noImportCycles' })
})

test('a relative path into another room, or a room that is not declared, fails the boundaries check', () => {
  expect(turboBoundaries({ 'seeds/fine.ts': "import '@wangge/db/vocabulary'\n" }).passed).toBe(true)

  const crossing = turboBoundaries({
    'seeds/wrong.ts': "import { WORDS } from '../db/vocabulary.ts'\nexport { WORDS }\n",
  })
  expect(crossing.passed).toBe(false)
  expect(crossing.words).toMatch(/leaves the package/)

  const undeclared = turboBoundaries({
    'seeds/wrong.ts': "import { LAYERS } from '@wangge/tiles'\nexport { LAYERS }\n",
  })
  expect(undeclared.passed).toBe(false)
  expect(undeclared.words).toMatch(/not a dependency|not listed|not specified/)
})

test('paths that a room does not export cannot be reached', () => {
  for (const path of [
    '@wangge/db/door',
    '@wangge/db/migrations/0001_house.sql',
    '@wangge/api/walk/index',
    '@wangge/api/package.json',
  ]) {
    expect(() => import.meta.resolve(path), path).toThrow(/not defined by "exports"/)
  }
})

function importAll(paths: string[]): string {
  const imports = paths.map((path, index) => `import { thing as thing${index} } from '${path}'`)
  return `${imports.join('\n')}\n\nexport const all = [${paths.map((_, index) => `thing${index}`).join(', ')}]\n`
}
