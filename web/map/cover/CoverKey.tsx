import { flatten, flavours, type MapTheme } from '@wangge/tiles/style'
import styles from './Cover.module.css'
import type { MapCover } from './cover.ts'

/** The four ways a cell can stand, as they are drawn. */
export function CoverKey({ cover, theme }: { cover: MapCover; theme: MapTheme }) {
  const { map, team, hatch } = flavours[theme]
  const { words } = cover
  const covered = flatten(team.free, 0.18, map.land)
  const keys = [
    { word: words.one, fill: covered, stroke: map.boundary, dash: undefined, isHatched: false },
    {
      word: words.mine,
      fill: flatten(map.selection, 0.26, map.land),
      stroke: map.selection,
      dash: undefined,
      isHatched: false,
    },
    { word: words.double, fill: covered, stroke: map.boundary, dash: undefined, isHatched: true },
    { word: words.none, fill: map.land, stroke: map.gap, dash: '4 2', isHatched: false },
  ]
  return (
    <ul className={styles['keys']} aria-label={words.legend}>
      {keys.map(({ word, fill, stroke, dash, isHatched }) => (
        <li key={word}>
          <svg width="24" height="14" viewBox="0 0 24 14" aria-hidden="true">
            <rect
              x="1"
              y="1"
              width="22"
              height="12"
              rx="2"
              fill={fill}
              stroke={stroke}
              strokeWidth="1.6"
              strokeDasharray={dash}
            />
            {isHatched &&
              [-7, 0, 7, 14].map((x) => <path key={x} d={`M${x + 2} 13l12-12`} stroke={hatch} strokeWidth="1.5" />)}
          </svg>
          {word}
        </li>
      ))}
    </ul>
  )
}
