import chips from '../../../../map/Chips.module.css'
import { useText } from '../../../../text/index.ts'
import { useCompare } from '../../compare-settings/useCompare.ts'
import { usePlanPlace } from '../../state/usePlanPlace.ts'
import { PLAN_LAYERS } from '../planLayers.ts'

/** The layers of the planner's map as switches, and the comparison; keys 1–5 do the same. */
export function PlanChips() {
  const { t } = useText()
  const { layers, toggleLayer } = usePlanPlace()
  const compare = useCompare()
  return (
    <fieldset className={chips['chips']} aria-label={t('map.layers')}>
      {PLAN_LAYERS.map((layer, at) => (
        <button
          key={layer}
          type="button"
          className={chips['chip']}
          aria-pressed={layers.includes(layer)}
          aria-keyshortcuts={String(at + 1)}
          onClick={() => toggleLayer(layer)}
        >
          {t(`plan.layer.${layer}`)}
        </button>
      ))}
      <button type="button" className={chips['chip']} aria-pressed={compare.other !== null} onClick={compare.toggle}>
        {t('plan.layer.compare')}
      </button>
    </fieldset>
  )
}
