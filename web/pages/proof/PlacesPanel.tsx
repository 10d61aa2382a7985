import type { KeyPlace } from '@wangge/api/contract'
import { KEY_PLACE_KINDS } from '@wangge/db/vocabulary'
import { type FormEvent, useState } from 'react'
import { Failed } from '../../parts/Failed.tsx'
import { Skeleton } from '../../parts/Skeleton.tsx'
import { useText } from '../../text/index.ts'
import styles from './Proof.module.css'
import { useKeyPlaces } from './proofQueries.ts'

interface NewPlace {
  name: string
  code: string
  kind: KeyPlace['kind']
}

interface PlacesPanelProps {
  area: string
  mayEdit: boolean
  isOpen: boolean
  onOpen(isOpen: boolean): void
  onChange(place: KeyPlace, change: { mustVisit?: boolean; isGivenUp?: boolean }): void
  onAdd(place: NewPlace): void
}

/** Key places of the area: which of them every shift must visit, and a new one at the centre of the map. */
export function PlacesPanel({ area, mayEdit, isOpen, onOpen, onChange, onAdd }: PlacesPanelProps) {
  const { t } = useText()
  const places = useKeyPlaces(area, isOpen)
  const items = places.data?.items ?? []
  return (
    <details className={styles['panel']} open={isOpen} onToggle={({ currentTarget }) => onOpen(currentTarget.open)}>
      <summary>
        {t('proof.places')}{' '}
        {places.data && (
          <span>
            {t('proof.placesCount', { n: items.filter(({ mustVisit, givenUpAt }) => mustVisit && !givenUpAt).length })}
          </span>
        )}
      </summary>
      {mayEdit && <AddPlace onAdd={onAdd} />}
      {places.error && <Failed what="proof.what.places" error={places.error} onRetry={() => void places.refetch()} />}
      {isOpen && places.isPending && <Skeleton rows={4} />}
      <ul className={styles['places']}>
        {items.map((place) => (
          <li key={place.id} data-old={place.givenUpAt !== null || undefined}>
            <span className={styles['name']}>{place.name}</span>
            <span className={styles['when']}>
              {t(`proof.place.${place.kind}`)} · {place.code}
            </span>
            <label>
              <input
                type="checkbox"
                aria-label={`${t('proof.placeMust')}: ${place.name}`}
                checked={place.mustVisit && place.givenUpAt === null}
                disabled={!mayEdit || place.givenUpAt !== null}
                onChange={({ target }) => onChange(place, { mustVisit: target.checked })}
              />
              {t(place.givenUpAt === null ? 'proof.placeMust' : 'proof.placeGivenUp')}
            </label>
            {mayEdit && place.givenUpAt === null && (
              <button type="button" onClick={() => onChange(place, { isGivenUp: true })}>
                {t('proof.placeGiveUp')}
              </button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}

function AddPlace({ onAdd }: Pick<PlacesPanelProps, 'onAdd'>) {
  const { t } = useText()
  const [draft, setDraft] = useState<NewPlace>({ name: '', code: '', kind: 'keyUnit' })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    onAdd(draft)
    setDraft({ ...draft, name: '', code: '' })
  }
  return (
    <form className={styles['form']} onSubmit={submit}>
      <label>
        {t('proof.placeName')}
        <input
          required
          maxLength={80}
          value={draft.name}
          onChange={({ target }) => setDraft({ ...draft, name: target.value })}
        />
      </label>
      <label>
        {t('proof.placeCode')}
        <input
          required
          maxLength={40}
          value={draft.code}
          onChange={({ target }) => setDraft({ ...draft, code: target.value })}
        />
      </label>
      <label>
        {t('proof.placeKind')}
        <select
          value={draft.kind}
          onChange={({ target }) =>
            setDraft({ ...draft, kind: KEY_PLACE_KINDS.find((kind) => kind === target.value) ?? 'other' })
          }
        >
          {KEY_PLACE_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {t(`proof.place.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <p>{t('proof.placeAddWhy')}</p>
      <button type="submit" className={styles['button']}>
        {t('proof.placeAdd')}
      </button>
    </form>
  )
}
