import type { Cell } from '@wangge/api/contract'
import { ServicePointSymbol } from '../../../map/symbols.tsx'
import { useText, worded } from '../../../text/index.ts'
import { PlaceRow } from './PlaceRow.tsx'
import styles from './Rows.module.css'

type Point = Omit<Cell['servicePoints'][number], 'position'> & { position?: [number, number]; value?: string }

/** Service points by name and kind, each saying whether it is open. */
export function PointRows({ points, none }: { points: readonly Point[]; none: string }) {
  const { t } = useText()
  if (points.length === 0) return <p>{none}</p>
  return (
    <ul className={styles['rows']}>
      {points.map(({ id, name, kind, openNow, position, value }) => (
        <PlaceRow
          key={id}
          to={{ type: 'servicePoint', id }}
          {...(position ? { place: { position } } : {})}
          symbol={<ServicePointSymbol kind={kind} open={openNow} size={18} />}
          name={name}
          detail={`${worded(t, 'pointKind', kind)} · ${t(openNow ? 'point.open' : 'point.closed')}`}
          value={value}
        />
      ))}
    </ul>
  )
}
