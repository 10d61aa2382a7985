import { DIVISION_CODE_LENGTH } from '@wangge/db/vocabulary'

/** Small cells under the code of their community; a community that has none of its own stands under its own code. */
export function byCommunity<T extends { code: string }>(cells: readonly T[]): { code: string; cells: T[] }[] {
  const groups = new Map<string, T[]>()
  for (const cell of cells) {
    const code = cell.code.slice(0, DIVISION_CODE_LENGTH)
    const group = groups.get(code)
    if (group) group.push(cell)
    else groups.set(code, [cell])
  }
  return [...groups].map(([code, within]) => ({ code, cells: within }))
}
