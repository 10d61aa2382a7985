import type { SearchResult } from '@wangge/api/contract'
import { useEffect, useId, useState } from 'react'
import { request } from '../../data/client.ts'
import { FieldButton } from '../parts/FieldButton.tsx'
import { FieldIcon } from '../parts/FieldIcon.tsx'
import { locate, useWhereabouts } from '../place/here.ts'
import { useFieldText } from '../text.ts'
import { Coordinates } from './Coordinates.tsx'
import styles from './PlaceField.module.css'
import type { ChosenPlace } from './ReportPage.tsx'

interface PlaceFieldProps {
  place: ChosenPlace | null
  address: string
  /** Where a photo says it was taken. */
  photoPlace: readonly [number, number] | null
  onPlace(place: ChosenPlace | null): void
  /** Words of the address, with the place where one was found for them. */
  onAddress(address: string, place?: ChosenPlace): void
  onPin(): void
}

/** Letters are gathered this long before a search is asked. */
const PAUSE_MS = 300

/** Where it is: the phone's position, or a pin, an address of the area, a photo's position, coordinates of a map app. */
export function PlaceField({ place, address, photoPlace, onPlace, onAddress, onPin }: PlaceFieldProps) {
  const { t } = useFieldText()
  const id = useId()
  const whereabouts = useWhereabouts()
  const [isTyping, setTyping] = useState(false)
  const found = usePlacesCalled(isTyping ? address : '')
  const words = usePlaceWords(place)
  return (
    <fieldset className={styles['place']}>
      <legend>{t('report.where')}</legend>
      <p className={styles['at']} data-known={place !== null || whereabouts.state === 'here'} aria-live="polite">
        <FieldIcon name="pin" size={20} />
        <span>{words}</span>
      </p>
      <div className={styles['ways']}>
        <FieldButton onClick={onPin}>{t('report.pin')}</FieldButton>
        {place !== null || whereabouts.state !== 'here' ? (
          <FieldButton
            onClick={() => {
              onPlace(null)
              locate()
            }}
          >
            {t('report.useHere')}
          </FieldButton>
        ) : (
          photoPlace && (
            <FieldButton onClick={() => onPlace({ position: photoPlace, system: 'wgs84', how: 'photo', name: '' })}>
              {t('report.usePhoto')}
            </FieldButton>
          )
        )}
      </div>
      <label htmlFor={id}>{t('report.address')}</label>
      <input
        id={id}
        value={address}
        maxLength={300}
        autoComplete="off"
        placeholder={t('report.addressHint')}
        onChange={({ target }) => {
          setTyping(true)
          onAddress(target.value)
        }}
      />
      {found.length > 0 && (
        <ul className={styles['found']} aria-label={t('report.found')}>
          {found.map(({ type, id: key, name, detail, position }) => (
            <li key={`${type}${key}`}>
              <button
                type="button"
                onClick={() => {
                  setTyping(false)
                  if (position) onAddress(name, { position, system: 'wgs84', how: 'search', name })
                }}
              >
                <strong>{name}</strong>
                <small>{detail}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      <Coordinates onPlace={onPlace} />
    </fieldset>
  )
}

/** Where a report says it is, and in which system that is given. */
export function usePlaceWords(place: ChosenPlace | null): string {
  const { t } = useFieldText()
  const whereabouts = useWhereabouts()
  const system = place?.system === 'gcj02' ? 'GCJ-02' : 'WGS-84'
  if (place) return t(`report.place.${place.how}`, { at: coordinates(place.position), system })
  if (whereabouts.state !== 'here') return t(`place.${whereabouts.state}`)
  return t('report.place.here', { metres: Math.round(whereabouts.here.accuracyMetres), system })
}

const coordinates = ([lon, lat]: readonly [number, number]): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`

/** Places of the area by name, while it is typed; nothing where there is no network. */
function usePlacesCalled(words: string): readonly SearchResult[] {
  const [found, setFound] = useState<{ words: string; items: readonly SearchResult[] }>({ words: '', items: [] })
  const asked = words.trim()
  useEffect(() => {
    if (asked.length < 2) return
    const controller = new AbortController()
    const timer = setTimeout(() => {
      const { signal } = controller
      request<{ items: SearchResult[] }>(`/search?q=${encodeURIComponent(asked)}`, { signal }).then(
        ({ items }) => setFound({ words: asked, items: items.filter(isPlace).slice(0, 5) }),
        () => null,
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [asked])
  return asked.length < 2 || found.words !== asked ? [] : found.items
}

const isPlace = ({ type, position }: SearchResult): boolean =>
  position !== null && (type === 'residence' || type === 'servicePoint' || type === 'cell')
