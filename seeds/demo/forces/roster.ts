import type { DemoMember, DemoShift, GridCellRow, TeamRow } from '../../rows.ts'
import { DAY } from '../history/time.ts'
import { Rota } from './rota.ts'

/** Nobody goes round this township by night: the roster shows the gap. */
const DARK_TOWNSHIP = '柳圩镇'
/** Of a patrol team one in three rests, in turns; its leader never does. */
const RESTING = 3
/** Now and then the leader is missing: on average one a day. */
const ABSENCE = { team: 13, day: 5, of: 89 }
const REASONS = ['病假', '事假', '参加培训'] as const
const WEDNESDAY = 2

interface Forces {
  cells: readonly GridCellRow[]
  teams: readonly TeamRow[]
  members: readonly DemoMember[]
}

/**
 * Shifts from one local day (days since 1970) to another, both included: patrol teams by day in their communities, mobile teams as a
 * reserve by day and round the communities of their township by night, a militia platoon at weekends. A community is covered twice on
 * Wednesdays.
 */
export function drawRoster({ cells, teams, members }: Forces, fromDay: number, toDay: number): DemoShift[] {
  const rota = new Rota(teams)
  const areas = areasOf(cells)
  const days = Array.from({ length: toDay - fromDay + 1 }, (_, index) => fromDay + index)
  return days.flatMap((day) => {
    const working = teams.flatMap((team, index) => {
      const kind = rota.shiftOn(team.code, day)
      return kind === null ? [] : [{ team, index, kind }]
    })
    const byNight = working
      .filter(({ team, kind }) => team.kind === 'mobile' && kind === 'night')
      .map(({ team }) => team)
    const twice = working.find(({ team, kind }) => team.kind === 'mobile' && kind === 'day')?.team
    return working.map(({ team, index, kind }) => ({
      ...{ teamCode: team.code, kind, day: new Date(day * DAY).toISOString().slice(0, 10) },
      cellCodes: kind === 'day' ? dayCells(team, day, twice, areas) : nightCells(team, byNight, areas),
      people: peopleOf(team, members, index, day),
    }))
  })
}

interface Areas {
  /** Codes of the communities by township. */
  communities: ReadonlyMap<string, string[]>
  dark: string
}

function areasOf(cells: readonly GridCellRow[]): Areas {
  const communities = new Map<string, string[]>()
  for (const { level, code } of cells) {
    if (level !== 'community') continue
    const township = `${code.slice(0, 9)}000`
    communities.set(township, [...(communities.get(township) ?? []), code])
  }
  return { communities, dark: cells.find(({ name }) => name === DARK_TOWNSHIP)?.code ?? '' }
}

function dayCells({ kind, code, cellCode }: TeamRow, day: number, twice: TeamRow | undefined, areas: Areas): string[] {
  if (kind === 'patrol' && cellCode) return [cellCode]
  const isTwice = code === twice?.code && (day + 3) % 7 === WEDNESDAY
  return isTwice ? (areas.communities.get(cellCode ?? '') ?? []).slice(0, 1) : []
}

/** The communities of the township, dealt out among those that are out. */
function nightCells({ code, cellCode }: TeamRow, byNight: readonly TeamRow[], { communities, dark }: Areas): string[] {
  if (cellCode === null || cellCode === dark) return []
  const here = byNight.filter((team) => team.cellCode === cellCode)
  const turn = here.findIndex((team) => team.code === code)
  return (communities.get(cellCode) ?? []).filter((_, index) => index % here.length === turn)
}

function peopleOf(team: TeamRow, members: readonly DemoMember[], index: number, day: number): DemoShift['people'] {
  const isMissing = (index * ABSENCE.team + day * ABSENCE.day) % ABSENCE.of === 0
  return members
    .filter(({ teamCode }) => teamCode === team.code)
    .filter(({ number }) => team.kind !== 'patrol' || number === 0 || (number + day) % RESTING !== 0)
    .map(({ number }) => ({
      number,
      absentReason: isMissing && number === 0 ? (REASONS[day % REASONS.length] ?? null) : null,
    }))
}
