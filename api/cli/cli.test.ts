import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../places.ts'

const bin = fileURLToPath(new URL('../bin/wangge.mjs', import.meta.url))
const shared = process.env['WANGGE_SHARED_DATA'] ?? join(projectRoot, '../shared/data')
let directory: string

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'wangge-cli-'))
})
afterAll(() => rm(directory, { recursive: true }))

interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

/** Runs the command line on an embedded database of its own. */
function wangge(...parameters: string[]): Promise<Ended> {
  const { DATABASE_URL: _, ...environment } = process.env
  const child = spawn(process.execPath, [bin, ...parameters], {
    env: { ...environment, WANGGE_DATA: join(directory, 'data') },
  })
  const ended: Ended = { code: null, stdout: '', stderr: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    ended.stdout += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    ended.stderr += text
  })
  return new Promise((resolve) => {
    child.once('close', (code) => resolve({ ...ended, code }))
  })
}

const file = async (name: string, text: string) => {
  const path = join(directory, name)
  await writeFile(path, text)
  return path
}

/** A straight street of 61 nodes, some 1,110 m long, so that it is no island. */
const street = () => {
  const nodes = Array.from(
    { length: 61 },
    (_, i) => `<node id="${i + 1}" lon="122" lat="${(43 + i * 0.000166).toFixed(6)}"/>`,
  )
  const refs = Array.from({ length: 61 }, (_, i) => `<nd ref="${i + 1}"/>`)
  const rungs = Array.from({ length: 60 }, (_, i) => {
    const [id, lat] = [1000 + i, (43 + i * 0.000166).toFixed(6)]
    return [
      `<node id="${id}" lon="122.0005" lat="${lat}"/>`,
      `<way id="${id}"><nd ref="${i + 1}"/><nd ref="${id}"/><tag k="highway" v="footway"/></way>`,
    ]
  })
  return `<osm version="0.6">${nodes.join('')}${rungs.map(([node]) => node).join('')}
    <way id="1">${refs.join('')}<tag k="highway" v="residential"/><tag k="name" v="长街"/></way>${rungs.map(([, way]) => way).join('')}</osm>`
}

test('shows help for people and ends with 2 on a command that is none', async () => {
  const help = await wangge('--help')
  expect(help.code).toBe(0)
  for (const command of ['start', 'import', 'coverage', 'walk', 'backup', 'restore'])
    expect(help.stdout).toContain(command)
  expect((await wangge('fly')).code).toBe(2)
  expect((await wangge('import', 'galaxies', 'x.csv')).code).toBe(2)
  expect((await wangge('walk', 'shed', 'x.osm', '--at', 'here')).code).toBe(2)
})

test('counts a network, times walks and draws a shed without a database', async () => {
  const streets = await file('street.osm', street())
  const network = JSON.parse((await wangge('walk', 'network', streets, '--json')).stdout)
  expect(network).toMatchObject({ components: 1, largestComponentShare: 1 })
  const from = await file('points.csv', 'id,lon,lat\np1,122,43\n')
  const to = await file('homes.csv', '\ufeffid,lon,lat\nnear,122,43.001\n"far, away",122,43.009\nlost,130,43\n')
  const times = await wangge('walk', 'times', streets, '--from', from, '--to', to, '--csv')
  expect(times.stderr).toBe('')
  const [header, near, far, lost] = times.stdout.split('\n')
  expect(header).toBe('id,service_point_id,seconds,within')
  expect(near).toMatch(/^near,p1,8[89]\.\d+,true$/)
  expect(far).toMatch(/^"far, away",p1,\d+\.\d+,false$/)
  expect(lost).toBe('lost,,,false')
  const shed = JSON.parse((await wangge('walk', 'shed', streets, '--at', '122,43.003')).stdout)
  expect(shed).toMatchObject({ type: 'Feature', geometry: { type: 'MultiPolygon' } })
  expect(
    (await wangge('walk', 'times', streets, '--from', to, '--to', await file('bad.csv', 'id,lat\na,43\n'))).code,
  ).toBe(2)
})

test('ends with 2 and one clear error on a broken .osm', async () => {
  const broken = await file('broken.osm', street().slice(0, 3000))
  const { code, stderr, stdout } = await wangge('walk', 'network', broken, '--json')
  expect(code).toBe(2)
  expect(stdout).toBe('')
  expect(stderr.trim().split('\n')).toHaveLength(1)
  expect(stderr).toContain('broken.osm')
})

test('ends with 2 on a truncated .pbf', async (context) => {
  const whole = join(shared, 'osm/portoalegre_poa.osm.pbf')
  if (!existsSync(whole)) context.skip('the shared test data are not here')
  const { readFile } = await import('node:fs/promises')
  const path = join(directory, 'cut.osm.pbf')
  await writeFile(path, (await readFile(whole)).subarray(0, 200_000))
  const { code, stderr } = await wangge('walk', 'network', path, '--json')
  expect(code).toBe(2)
  expect(stderr).toContain('cut.osm.pbf')
})

test('imports, refuses what is bad with file, line and field, backs up, and restores elsewhere', async () => {
  const cells = await file(
    'codes.csv',
    'code,name,level\n150500000000,通辽市,prefecture\n150502000000,科尔沁区,county\n150502100000,镇,township\n',
  )
  const streets = await file('street.osm', street())
  expect(await wangge('import', 'streets', streets)).toMatchObject({ code: 0 })
  const homes = await file('homes.csv', 'code,lon,lat,people,dwellings\na,122,43.001,3,1\nb,122,43.002,4,1\n')
  const imported = await wangge('import', 'residences', homes, '--json')
  expect(JSON.parse(imported.stdout)).toMatchObject({ published: true, rowCount: 2 })
  const bad = await file('bad.csv', 'code,lon,lat,people,dwellings\nc,122,43.001,3,1\nd,122,43.002,many,1\n')
  const refused = await wangge('import', 'residences', bad)
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('bad.csv:3: people "many"')
  const missing = await wangge('import', 'residences', await file('missing.csv', 'code,lon\na,122\n'))
  expect(missing).toMatchObject({ code: 2, stdout: '' })
  expect(missing.stderr.trim().split('\n')).toHaveLength(1)
  expect((await wangge('import', 'codes', cells)).code).toBe(0)
  const points = await file('points.csv', 'code,name,kind,lon,lat\np,点,consultation,122,43\n')
  expect(await wangge('import', 'service-points', points)).toMatchObject({ code: 0 })
  const run = JSON.parse((await wangge('coverage', 'compute', '--json')).stdout)
  expect(run.totals).toMatchObject({ residences: 2, people: 7, peopleServed: 7 })
  const saved = join(directory, 'saved.wangge')
  expect((await wangge('backup', saved)).code).toBe(0)
  await rm(join(directory, 'data'), { recursive: true })
  const restored = await wangge('restore', saved, '--json')
  expect(restored).toMatchObject({ code: 0 })
  expect((await wangge('import', 'residences', homes, '--dry-run')).stdout).toContain('Would import 2 rows')
}, 240_000)

test('makes people who sign in, lists and disables them, and refuses what is odd in one line', async () => {
  const wang = ['user', 'add', 'Wang', '--name', '王工', '--role', 'command', '--scope', 'all']
  const added = await wangge(...wang, '--json')
  expect(JSON.parse(added.stdout)).toMatchObject({
    person: { username: 'wang', name: '王工', scope: null },
    password: expect.stringMatching(/^\w{16}$/),
  })
  for (const wrong of [wang, wang.slice(0, -2)]) {
    const refused = await wangge(...wrong)
    expect(refused, wrong.join(' ')).toMatchObject({ code: 2, stdout: '' })
  }
  expect((await wangge('user', 'disable', 'WANG')).stdout).toContain('disabled')
  const [person] = JSON.parse((await wangge('user', 'list', '--json')).stdout)
  expect(person).toMatchObject({ username: 'wang', disabledAt: expect.any(String) })
}, 240_000)
