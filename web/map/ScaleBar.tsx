import type { District } from '@wangge/api/contract'
import { metresText } from './format.ts'
import { viewportOf } from './hover.ts'
import type { MapLibreMap } from './maplibre.ts'
import { metresPerPixel } from './projection.ts'
import styles from './ScaleBar.module.css'
import type { Translate } from './types.ts'
import { useMapValue } from './useMapValue.ts'

/** Longest the bar may be, px. */
const LONGEST_PX = 160

/** A round distance that fits the bar: 1, 2 or 5 times a power of ten, in metres. */
export function roundDistance(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres))
  const step = [5, 2, 1].find((factor) => factor * power <= metres) ?? 1
  return step * power
}

/** Scale, source, network version and coordinate system: always visible. */
export function ScaleBar({ map, network, t }: { map: MapLibreMap | null; network: District['network']; t: Translate }) {
  // Three digits: the bar is drawn again when it would differ by half a pixel.
  const resolution = Number(useMapValue(map, (live) => metresPerPixel(viewportOf(live)).toPrecision(3), '0'))
  const metres = resolution > 0 ? roundDistance(resolution * LONGEST_PX) : 0
  const version = network ? t('map.attribution', { version: network.version }) : t('map.attribution.none')
  return (
    <div className={styles['foot']}>
      {metres > 0 && (
        <div className={styles['scale']} style={{ width: metres / resolution }}>
          {metres < 1000 ? metresText(metres) : `${metres / 1000} km`}
        </div>
      )}
      <div className={styles['attribution']}>{network ? `${network.attribution} · ${version}` : version}</div>
    </div>
  )
}
