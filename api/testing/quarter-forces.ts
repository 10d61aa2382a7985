import type { Ctx } from '../house.ts'
import { importKind } from './house.ts'
import { quarterCells, TOWNSHIPS } from './quarter.ts'

/** A made-up id: `kind` and `number` (both small) can be read off its end. */
const idOf = (kind: number, number: number) =>
  `01900000-0000-7000-8000-0000000${kind}00${String(number).padStart(2, '0')}`
/** Team `number`: 0 to 2 in the first township, 3 in the second. */
export const teamId = (number: number) => idOf(1, number)
/** Members 10 × team and up, three a team; the first leads. */
export const memberId = (number: number) => idOf(2, number)
const unitId = (number: number) => idOf(3, number)

export const communityOf = (township: 0 | 1) => `${TOWNSHIPS[township].slice(0, 9)}001`
export const cellOf = (township: 0 | 1) => `${communityOf(township)}01`

/** Both townships' cells, a fire office over two street offices, three teams in the first township and one in the second. */
export async function loadForces(ctx: Ctx, script: (text: string) => Promise<void>): Promise<void> {
  await importKind(ctx, 'cells', quarterCells())
  await script(`
    insert into force_unit (id, code, name, kind, parent_code, cell_code) values
      ('${unitId(0)}', 'F', '消防办', 'fireOffice', null, '150502000000'),
      ('${unitId(1)}', 'S0', '镇0街道办', 'streetOffice', 'F', '${TOWNSHIPS[0]}'),
      ('${unitId(2)}', 'S1', '镇1街道办', 'streetOffice', 'F', '${TOWNSHIPS[1]}'),
      ('${unitId(3)}', 'C0', '社区0', 'community', 'S0', '${communityOf(0)}');
    ${teamRow(0, 'mobile', 'S0', TOWNSHIPS[0], `'{"patrolCar": 1, "masks": 6}', '{"masks": 2}'`)}
    ${teamRow(1, 'patrol', 'C0', communityOf(0), `'{"masks": 3}', '{}'`)}
    ${teamRow(2, 'patrol', 'C0', communityOf(0), `'{}', '{}'`)}
    ${teamRow(3, 'patrol', 'S1', communityOf(1), `'{}', '{}'`)}
    ${[0, 1, 2, 3].flatMap((team) => [0, 1, 2].map((member) => memberRow(team, member))).join('\n')}`)
}

function teamRow(number: number, kind: string, parentCode: string, cellCode: string, equipment: string): string {
  return `insert into patrol_team (id, code, name, kind, state, members, has_vehicle, parent_code, cell_code, equipment, equipment_unready)
    values ('${teamId(number)}', 'T${number}', '队${number}', '${kind}', 'free', 3, ${kind === 'mobile'}, '${parentCode}', '${cellCode}', ${equipment});`
}

function memberRow(team: number, member: number): string {
  const number = team * 10 + member
  return `insert into team_member (id, team_id, name, phone, is_leader)
    values ('${memberId(number)}', '${teamId(team)}', '员${number}', '1380000${1000 + number}', ${member === 0});`
}
