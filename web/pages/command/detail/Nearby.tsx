import { nearest } from '../../../data/nearest.ts'
import { useServicePoints } from '../../../data/queries.ts'
import { metres } from '../../../format/number.ts'
import { ServicePointSymbol } from '../../../map/symbols.tsx'
import { Section } from '../../../parts/Section.tsx'
import { useText, worded } from '../../../text/index.ts'
import { PlaceRow } from './PlaceRow.tsx'
import styles from './Rows.module.css'

/** The nearest service point as the crow flies, and labelled so: a straight line is no travel time. */
export function Nearby({ position }: { position: [number, number] }) {
  const { t } = useText()
  const [point] = nearest(position, useServicePoints().data?.items ?? [], 1)
  if (!point) return null
  return (
    <Section title={t('hazard.nearestPoint')}>
      <ul className={styles['rows']}>
        <PlaceRow
          to={{ type: 'servicePoint', id: point.item.id }}
          place={{ position: point.item.position }}
          symbol={<ServicePointSymbol kind={point.item.kind} open={point.item.openNow} size={18} />}
          name={point.item.name}
          detail={`${worded(t, 'pointKind', point.item.kind)} · ${t(point.item.openNow ? 'point.open' : 'point.closed')}`}
          value={t('hazard.straight', { metres: metres(point.metres) })}
        />
      </ul>
    </Section>
  )
}
