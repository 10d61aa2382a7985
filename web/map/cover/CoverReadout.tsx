import { useMemo } from 'react'
import chrome from '../chrome.module.css'
import type { MapLibreMap } from '../maplibre.ts'
import styles from '../ToolReadout.module.css'
import type { Tool } from '../tools/useTool.ts'
import type { Translate } from '../types.ts'
import own from './Cover.module.css'
import type { MapCover } from './cover.ts'
import { coverCellsIn } from './coverCells.ts'

/** How many cells a lasso holds, and what can be done with them at once. */
export function CoverReadout({ map, tool, cover, t }: { map: MapLibreMap; tool: Tool; cover: MapCover; t: Translate }) {
  const { points, isDone } = tool
  const codes = useMemo(
    () => (isDone ? coverCellsIn(map, points, cover.within) : []),
    [map, points, isDone, cover.within],
  )
  const isReady = isDone && points.length > 2
  return (
    <div className={`${chrome['card']} ${styles['readout']} ${own['readout']}`} role="status">
      <span>{isReady ? cover.lasso.found(codes.length) : t('map.lasso.hint')}</span>
      {isReady &&
        cover.lasso.actions.map(({ label, isDisabled, run }, index) => (
          <button
            key={label}
            type="button"
            disabled={isDisabled || codes.length === 0}
            // biome-ignore lint/a11y/noAutofocus: the drawing was made for this; Enter does it
            autoFocus={index === 0}
            onClick={() => {
              run(codes)
              tool.leave()
            }}
          >
            {label}
          </button>
        ))}
      <button type="button" onClick={tool.leave}>
        {t('map.clear')}
      </button>
    </div>
  )
}
