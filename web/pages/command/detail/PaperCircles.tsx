import type { ServicePoint } from '@wangge/api/contract'
import { count, metres } from '../../../format/number.ts'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import styles from './PaperCircles.module.css'

type Circle = NonNullable<ServicePoint['coverage']>['paperCircles'][number]

/** Radius of the ten-minute neighbourhood in GB 50180-2018, metres. */
const STANDARD_METRES = 500

/** The circle on paper beside the walkshed: who is inside it, and who of them walks longer than the limit. */
export function PaperCircles({ circles, limitMinutes }: { circles: readonly Circle[]; limitMinutes: number }) {
  const { t } = useText()
  if (circles.length === 0) return null
  return (
    <Section title={t('point.circle')}>
      <table className={styles['table']}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visuallyHidden">{t('point.circle')}</span>
            </th>
            <th scope="col">{t('point.circleInside')}</th>
            <th scope="col">{t('point.circleOverMinutes', { n: limitMinutes })}</th>
          </tr>
        </thead>
        <tbody>
          {circles.map(({ radiusMetres, people, peopleOverLimit }) => (
            <tr key={radiusMetres}>
              <th scope="row">
                {metres(radiusMetres)}
                <small>{t(radiusMetres === STANDARD_METRES ? 'point.circleStandard' : 'point.circleSpeed')}</small>
              </th>
              <td>{count(people)}</td>
              <td data-over={peopleOverLimit > 0}>{count(peopleOverLimit)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles['note']}>{t('point.circleNote')}</p>
    </Section>
  )
}
