import type { CoverCell } from '../../map/cover/cover.ts'
import { type Cover, coverState, teamsOfCell } from './cover.ts'

interface Words {
  double: string
  partly: string
}

/**
 * The cover as the map draws it: every cell that was given to a team, and communities of which only small cells were. `mine` are the
 * cells of the chosen shifts.
 */
export function mapCells(
  cover: Cover,
  mine: ReadonlySet<string>,
  nameOf: (teamId: string) => string,
  words: Words,
): ReadonlyMap<string, CoverCell> {
  const cells = new Map<string, CoverCell>()
  for (const code of cover.keys()) {
    const found = teamsOfCell(cover, code)
    const state = coverState(found)
    if (state === 'none') continue
    const names = found.teams.map(nameOf).join('、')
    cells.set(code, { state, label: state === 'double' ? `${words.double} ${names}` : names, isMine: mine.has(code) })
  }
  for (const code of cover.keys()) {
    const community = code.slice(0, 12)
    if (code.length > 12 && !cells.has(community) && teamsOfCell(cover, community).teams.length === 0)
      cells.set(community, { state: 'partly', label: words.partly, isMine: false })
  }
  return cells
}
