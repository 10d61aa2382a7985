import { Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { usePlacePick } from '../../app/PlacePick.tsx'
import { useWidth } from '../../app/useWidth.ts'
import { useView } from '../../app/ViewContext.tsx'
import { useSearch } from '../../data/queries.ts'
import { useDelayed } from '../../parts/search/useDelayed.ts'
import { useText } from '../../text/index.ts'
import { Field } from '../hazard/actions/Field.tsx'
import { placeOf, placeText } from './draftStore.ts'
import styles from './IntakeForm.module.css'

const TYPING_MS = 250
const PIN_ZOOM = 16
const MOST_SUGGESTIONS = 6

interface PlaceFieldsProps {
  address: string
  /** As typed. */
  place: string
  onChange(part: { address?: string; place?: string }): void
}

/** Where: an address that the search knows, a click on the map, or typed degrees. The pin and the field hold the same place. */
export function PlaceFields({ address, place, onChange }: PlaceFieldsProps) {
  const { t } = useText()
  const { focusOn } = useView()
  const width = useWidth()
  const [isSearching, setSearching] = useState(false)
  const asked = useDelayed(isSearching ? address.trim() : '', TYPING_MS)
  const found = (useSearch(asked).data?.items ?? []).filter(({ position }) => position !== null)
  const position = placeOf(place)
  usePin(position, (next) => onChange({ place: placeText(next) }))
  const { isWhole, setWhole } = usePlacePick()
  return (
    <>
      <Field label={t('hazard.address')}>
        <Input
          aria-label={t('hazard.address')}
          placeholder={t('intake.addressHint')}
          maxLength={300}
          value={address}
          onChange={(event) => {
            setSearching(true)
            onChange({ address: event.target.value })
          }}
        />
        {isSearching && asked !== '' && (
          <ul className={styles['suggestions']} aria-label={t('intake.suggestions')}>
            {found.slice(0, MOST_SUGGESTIONS).map((one) => (
              <li key={`${one.type} ${one.id}`}>
                <button
                  type="button"
                  onClick={() => {
                    setSearching(false)
                    if (!one.position) return
                    onChange({ address: one.name, place: placeText(one.position) })
                    focusOn({ position: one.position, zoom: PIN_ZOOM })
                  }}
                >
                  {one.name}
                  <small>{t(`search.${one.type}`)}</small>
                </button>
              </li>
            ))}
          </ul>
        )}
      </Field>
      <Field label={t('intake.place')} hint={width === 'wide' ? t('intake.placeHint') : undefined}>
        <div className={styles['place']}>
          <Input
            aria-label={t('intake.place')}
            placeholder="122.243500, 43.652100"
            inputMode="decimal"
            maxLength={60}
            value={place}
            onChange={(event) => onChange({ place: event.target.value })}
            onBlur={() => position && focusOn({ position, zoom: PIN_ZOOM })}
          />
          {width !== 'wide' && <Button onClick={() => setWhole(true)}>{t('intake.pickOnMap')}</Button>}
        </div>
        {place !== '' && position === null && <p className={styles['quiet']}>{t('intake.placeWrong')}</p>}
      </Field>
      {isWhole && (
        <div className={styles['pick']} role="toolbar" aria-label={t('intake.pickOnMap')}>
          <span>{t('intake.pickHint')}</span>
          <Button type="primary" disabled={position === null} onClick={() => setWhole(false)}>
            {t('intake.pickThis')}
          </Button>
          <Button onClick={() => setWhole(false)}>{t('app.back')}</Button>
        </div>
      )}
    </>
  )
}

/** While the form is open a click on the map gives the place, and the pin stands where the form says. */
function usePin(position: readonly [number, number] | null, onPlace: (place: readonly [number, number]) => void): void {
  const { begin, show } = usePlacePick()
  const latest = useRef(onPlace)
  latest.current = onPlace
  useEffect(() => begin((place) => latest.current(place)), [begin])
  const [lon, lat] = position ?? []
  useEffect(() => {
    show(lon === undefined || lat === undefined ? null : [lon, lat])
  }, [show, lon, lat])
}
