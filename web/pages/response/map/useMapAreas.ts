import type { AreaLevel } from '../filter/responseView.ts'
import { useAreas } from '../queries.ts'
import { drawnLevel, firstLevel } from './mapLevel.ts'

/** The areas that the map colours: of the level chosen, else of the finest that has enough cases. */
export function useMapAreas(asked: AreaLevel | 'auto', ask: (level: AreaLevel) => URLSearchParams) {
  const first = useAreas(ask(firstLevel(asked)))
  const level = drawnLevel(asked, first.data?.areas)
  const isFirst = level === firstLevel(asked)
  const second = useAreas(ask(level), !isFirst)
  return { level, query: isFirst ? first : second }
}
