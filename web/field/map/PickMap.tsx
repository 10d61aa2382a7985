import { useEffect, useRef } from 'react'
import { FieldButton } from '../parts/FieldButton.tsx'
import { FieldIcon } from '../parts/FieldIcon.tsx'
import { Sheet } from '../parts/Sheet.tsx'
import { locate, useWhereabouts } from '../place/here.ts'
import { useFieldText } from '../text.ts'
import styles from './PickMap.module.css'
import { useFieldMap } from './useFieldMap.ts'

interface PickMapProps {
  start: readonly [number, number] | null
  onPick(position: readonly [number, number]): void
  onBack(): void
}

/** The pin stands still in the middle and the map is drawn under it: a thumb does not cover the place. */
export default function PickMap({ start, onPick, onBack }: PickMapProps) {
  const { t } = useFieldText()
  const container = useRef<HTMLDivElement>(null)
  const { map, isBroken } = useFieldMap(container, start)
  const whereabouts = useWhereabouts()
  const hasStarted = useRef(start !== null)
  useEffect(() => {
    if (!map || whereabouts.state !== 'here' || hasStarted.current) return
    hasStarted.current = true
    const [lon, lat] = whereabouts.here.position
    map.jumpTo({ center: [lon, lat], zoom: 16 })
  }, [map, whereabouts])
  const choose = (): void => {
    if (!map) return
    const { lng, lat } = map.getCenter()
    onPick([Number(lng.toFixed(6)), Number(lat.toFixed(6))])
  }
  return (
    <Sheet
      title={t('pick.title')}
      about={t('pick.how')}
      onBack={onBack}
      foot={
        <FieldButton look="primary" icon="pin" onClick={choose} disabled={!map}>
          {t('pick.choose')}
        </FieldButton>
      }
    >
      <div className={styles['root']}>
        <section ref={container} className={styles['canvas']} aria-label={t('map.label')} />
        {isBroken && <p>{t('map.broken')}</p>}
        <svg className={styles['pin']} width="36" height="46" viewBox="0 0 30 38" aria-hidden="true">
          <path d="M15 36.5S28 23.6 28 14.6a13 13 0 1 0-26 0C2 23.6 15 36.5 15 36.5Z" />
          <circle cx="15" cy="14.6" r="4.6" />
        </svg>
        <button type="button" aria-label={t('map.locate')} onClick={locate}>
          <FieldIcon name="locate" />
        </button>
      </div>
    </Sheet>
  )
}
