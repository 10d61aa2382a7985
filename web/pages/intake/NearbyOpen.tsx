import { useDuplicates } from '../../data/hazards.ts'
import { metres } from '../../format/number.ts'
import { useDelayed } from '../../parts/search/useDelayed.ts'
import { useHazardKindName } from '../../parts/useHazardWords.ts'
import { useText } from '../../text/index.ts'
import { HazardLink } from '../hazard/HazardLink.tsx'
import { waitingFor } from '../hazard/waiting.ts'
import { changeIntakeDraft, placeOf, useIntakeDraft } from './draftStore.ts'
import styles from './IntakeForm.module.css'

const TYPING_MS = 300

/** Open hazards of the kind within 50 m of the pin: join one of them, or log this one all the same. */
export function NearbyOpen() {
  const { t } = useText()
  const kindName = useHazardKindName()
  const draft = useIntakeDraft()
  const asked = useDelayed(`${draft.kind}|${draft.place}|${draft.address}`, TYPING_MS)
  const position = placeOf(draft.place)
  const isRested = asked === `${draft.kind}|${draft.place}|${draft.address}`
  const found = useDuplicates(
    draft.kind !== '' && position && isRested ? { kind: draft.kind, position, address: draft.address.trim() } : null,
  ).data
  if (draft.kind === '' || position === null) return <p className={styles['quiet']}>{t('intake.nearLater')}</p>
  if (!found) return null
  return (
    <>
      {found.sameAddress > 0 && <p className={styles['quiet']}>{t('intake.sameAddress', { n: found.sameAddress })}</p>}
      {found.near.length === 0 ? (
        <p className={styles['quiet']}>{t('hazard.nearNone')}</p>
      ) : (
        <section className={styles['near']} aria-label={t('intake.near', { n: found.near.length })}>
          <h3 role="status">{t('intake.near', { n: found.near.length })}</h3>
          <ul>
            {found.near.map((one) => (
              <li key={one.id}>
                <span>
                  <strong>
                    <HazardLink id={one.id}>{one.serial}</HazardLink> {kindName(one.kind)}
                  </strong>
                  <small>
                    {metres(one.metres)} · {one.address} · {t(`hazard.waiting.${waitingFor(one)}`)}
                  </small>
                </span>
                <button
                  type="button"
                  className={styles['merge']}
                  aria-pressed={draft.mergeInto?.id === one.id}
                  onClick={() =>
                    changeIntakeDraft({
                      mergeInto: draft.mergeInto?.id === one.id ? null : { id: one.id, serial: one.serial },
                    })
                  }
                >
                  {t('intake.merge')}
                </button>
              </li>
            ))}
          </ul>
          <button
            type="button"
            className={styles['merge']}
            aria-pressed={draft.mergeInto === null}
            onClick={() => changeIntakeDraft({ mergeInto: null })}
          >
            {t('intake.logAllTheSame')}
          </button>
        </section>
      )}
    </>
  )
}
