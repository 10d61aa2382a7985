import type { SignInOptions, SignInRequest } from '@wangge/api/contract'
import { useText } from '../../text/index.ts'
import styles from './SamplePeople.module.css'

type Sample = SignInOptions['samplePeople'][number]

/** Log-ins of the sample district, one row each: what the person does, who, for which area. */
export function SamplePeople({
  people,
  isBusy,
  onChoose,
}: {
  people: readonly Sample[]
  isBusy: boolean
  onChoose(input: SignInRequest): void
}) {
  const { t } = useText()
  if (people.length === 0) return null
  return (
    <section className={styles['sample']} aria-labelledby="sample-people">
      <h2 id="sample-people">{t('signIn.sample')}</h2>
      <p>{t('signIn.sampleNote')}</p>
      <ul>
        {people.map(({ username, password, name, role, scope, scopeName }) => {
          const area = scope ? (scopeName ?? scope.code) : t('person.everything')
          return (
            <li key={username}>
              <button
                type="button"
                disabled={isBusy}
                aria-label={t('signIn.sampleAs', { name, role: t(`role.${role}`), area })}
                onClick={() => onChoose({ username, password })}
              >
                <strong>{t(`role.${role}`)}</strong>
                <span>{name}</span>
                <span className={styles['area']}>{area}</span>
              </button>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
