import { useDistrict } from '../../../../data/queries.ts'
import chrome from '../../../../map/chrome.module.css'
import type { MapLibreMap } from '../../../../map/maplibre.ts'
import tools from '../../../../map/Tools.module.css'
import { moveMs, showWhole } from '../../../../map/useCamera.ts'
import { useText } from '../../../../text/index.ts'

const ICONS = {
  zoomIn: 'M12 5v14M5 12h14',
  zoomOut: 'M5 12h14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
} as const

/** Nearer, farther, the whole district. */
export function ZoomTools({ map }: { map: MapLibreMap | null }) {
  const { t } = useText()
  const bounds = useDistrict().data?.bounds ?? null
  const zoom = (by: number): void => {
    map?.easeTo({ zoom: Math.round(map.getZoom() + by), duration: moveMs() })
  }
  const act = {
    zoomIn: () => zoom(1),
    zoomOut: () => zoom(-1),
    fit: () => map && bounds && showWhole(map, bounds),
  }
  return (
    <div className={chrome['card']} style={{ borderRadius: 8 }} role="toolbar" aria-label={t('map.tools')}>
      {(['zoomIn', 'zoomOut', 'fit'] as const).map((name) => (
        <button
          key={name}
          type="button"
          className={tools['tool']}
          aria-label={t(`map.tool.${name}`)}
          title={t(`map.tool.${name}`)}
          onClick={act[name]}
        >
          <svg width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
            <path d={ICONS[name]} fill="none" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
          </svg>
        </button>
      ))}
    </div>
  )
}
