import { useMemo } from 'react'
import chrome from './chrome.module.css'
import { areaText, metresText, numberText } from './format.ts'
import styles from './ToolReadout.module.css'
import { lasso } from './tools/lasso.ts'
import { measure } from './tools/measure.ts'
import type { Tool } from './tools/useTool.ts'
import type { Homes, MapData, Translate } from './types.ts'

/** What the running tool has found, announced as it changes. */
export function ToolReadout({
  tool,
  data,
  homes,
  t,
}: {
  tool: Tool
  data: MapData
  homes: Homes | null
  t: Translate
}) {
  const lines = useMemo(() => linesOf(tool, data, homes, t), [tool, data, homes, t])
  return (
    <div className={`${chrome['card']} ${styles['readout']}`} role="status">
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <button type="button" onClick={tool.leave}>
        {t('map.clear')}
      </button>
    </div>
  )
}

function linesOf({ name, points, isDone }: Tool, data: MapData, homes: Homes | null, t: Translate): string[] {
  if (name === 'measure') {
    if (points.length < 2) return [t('map.measure.hint')]
    const { metres, squareMetres } = measure(points)
    const length = t('map.measure.length', { metres: metresText(metres) })
    return squareMetres === null ? [length] : [length, t('map.measure.area', { area: areaText(squareMetres) })]
  }
  if (!isDone || points.length < 3) return [t('map.lasso.hint')]
  const found = lasso(points, homes, data.hazards, data.teams)
  const people = found.homes && { homes: numberText(found.homes.count), people: numberText(found.homes.people) }
  return [
    people ? t('map.lasso.homes', people) : t('map.lasso.noHomes'),
    ...(homes?.truncated ? [t('map.lasso.truncated', { n: numberText(homes.id.length) })] : []),
    t('map.lasso.hazards', { n: found.hazardIds.length }),
    t('map.lasso.teams', { n: found.teamIds.length }),
    t('map.lasso.area', { area: areaText(found.squareMetres) }),
  ]
}
