import type { ScenarioSummary } from './scenarioQueries.ts'

export const SCENARIO_SORTS = ['latest', 'gain', 'name'] as const
export type ScenarioSort = (typeof SCENARIO_SORTS)[number]

/** Those whose name, note or people hold every word asked for, in the order asked for. The server gives the latest change first. */
export function listed(items: readonly ScenarioSummary[], words: string, sort: ScenarioSort): ScenarioSummary[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean)
  const found = items.filter(({ name, note, createdByName, changedByName }) => {
    const text = [name, note, createdByName, changedByName].join(' ').toLowerCase()
    return asked.every((word) => text.includes(word))
  })
  if (sort === 'name') return found.sort((a, b) => a.name.localeCompare(b.name, 'zh'))
  return sort === 'gain' ? found.sort((a, b) => gainOf(b) - gainOf(a)) : found
}

/** In the weight of its own settings. */
export const gainOf = ({ before, after }: Pick<ScenarioSummary, 'before' | 'after'>): number =>
  after.served - before.served
