import type { DemoPerson, GridCellRow, TeamRow } from '../../rows.ts'
import type { Random } from '../random.ts'
import { localHour } from './time.ts'

const SHIFTS = ['甲', '乙', '丙'] as const

/** Who works where in the sample. Ids are made of the place, so that they stay the same. */
export interface Staff {
  persons: DemoPerson[]
  /** The command centre's desk, day and night. */
  desk(at: number): string
  /** One of the township's two officers. */
  officer(cellCode: string, random: Random): string
  /** The community's grid worker. */
  worker(cellCode: string): string
  /** The community's patrol. */
  patrol(cellCode: string): string
  /** Who speaks for a team: a mobile one's leader, a community's patrol. */
  ofTeam(team: Pick<TeamRow, 'code' | 'kind' | 'cellCode'>): string
  nameOf(id: string): string
}

/**
 * Three shifts at the command centre, two officers a township, a grid worker and a patrol member a community, the leaders of the mobile
 * teams.
 */
export function appointStaff(cells: readonly GridCellRow[], teams: readonly TeamRow[]): Staff {
  const persons: DemoPerson[] = SHIFTS.map((shift, index) => ({
    id: `demo-desk-${index + 1}`,
    name: `指挥中心值班员${shift}`,
    role: 'command',
    cellCode: null,
  }))
  for (const { level, code, name } of cells) {
    const short = name.replace(/街道$|镇$|社区$|村$/, '')
    if (level === 'township') {
      persons.push(
        { id: officerId(code, 1), name: `${name}专员甲`, role: 'township_officer', cellCode: code },
        { id: officerId(code, 2), name: `${name}专员乙`, role: 'township_officer', cellCode: code },
      )
    }
    if (level === 'community') {
      persons.push(
        { id: workerId(code), name: `${short}网格员甲`, role: 'grid_worker', cellCode: code },
        { id: patrolId(code), name: `${short}巡逻队员甲`, role: 'patrol_member', cellCode: code },
      )
    }
  }
  for (const { code, kind, name, leaderName, cellCode } of teams) {
    if (kind !== 'mobile') continue
    persons.push({ id: crewId(code), name: `${name}${leaderName ?? ''}`, role: 'patrol_member', cellCode })
  }
  const names = new Map(persons.map(({ id, name }) => [id, name]))
  return {
    persons,
    desk: (at) => `demo-desk-${1 + (Math.floor(localHour(at) / 8) % SHIFTS.length)}`,
    officer: (cellCode, random) => officerId(cellCode, random.chance(0.6) ? 1 : 2),
    worker: workerId,
    patrol: patrolId,
    ofTeam: ({ code, kind, cellCode }) => (kind === 'mobile' ? crewId(code) : patrolId(cellCode ?? '')),
    nameOf: (id) => names.get(id) ?? '',
  }
}

const officerId = (code: string, number: number) => `demo-officer-${code.slice(0, 9)}-${number}`
const workerId = (code: string) => `demo-worker-${code.slice(0, 12)}`
const patrolId = (code: string) => `demo-patrol-${code.slice(0, 12)}`
const crewId = (code: string) => `demo-crew-${code}`
