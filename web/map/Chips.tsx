import { MAP_LAYERS, type MapLayer } from '../state/view.ts'
import styles from './Chips.module.css'
import type { Translate } from './types.ts'

/** The layers as switches; the dot says on, not the colour alone. Keys 1–6 do the same. */
export function Chips(props: { on: readonly MapLayer[]; t: Translate; onToggle: (layer: MapLayer) => void }) {
  const { on, t, onToggle } = props
  return (
    <fieldset className={styles['chips']} aria-label={t('map.layers')}>
      {MAP_LAYERS.map((layer, place) => (
        <button
          key={layer}
          type="button"
          className={styles['chip']}
          aria-pressed={on.includes(layer)}
          aria-keyshortcuts={String(place + 1)}
          onClick={() => onToggle(layer)}
        >
          {t(`map.layer.${layer}`)}
        </button>
      ))}
    </fieldset>
  )
}
