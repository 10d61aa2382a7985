import type { Residence } from '@wangge/api/contract'
import { minutes } from '../../../format/duration.ts'
import { metres } from '../../../format/number.ts'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import styles from './RouteSteps.module.css'

type Route = NonNullable<Residence['route']>

/** The way street by street; the walks to and from the street count, and are named. */
export function RouteSteps({ route, limitSeconds }: { route: Route; limitSeconds: number }) {
  const { t, language } = useText()
  const [toStreet, toPoint] = route.snapMetres
  const steps = [
    { key: 'start', name: t('residence.toStreet'), length: toStreet, isSnap: true },
    ...route.steps.map(({ name, metres: length }, index) => ({
      key: `${index} ${name}`,
      name: name || t('residence.unnamed'),
      length,
      isSnap: false,
    })),
    { key: 'end', name: t('residence.toPoint'), length: toPoint, isSnap: true },
  ]
  return (
    <Section
      title={t('residence.route')}
      aside={t('residence.routeTotal', {
        metres: metres(route.metres),
        minutes: minutes(route.seconds, language, limitSeconds),
      })}
    >
      <ol className={styles['steps']}>
        {steps.map(({ key, name, length, isSnap }) => (
          <li key={key} data-snap={isSnap}>
            <span>{name}</span>
            <span>{metres(length)}</span>
          </li>
        ))}
      </ol>
    </Section>
  )
}
