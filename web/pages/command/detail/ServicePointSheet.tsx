import type { ServicePoint } from '@wangge/api/contract'
import { useDistrict, useServicePoint } from '../../../data/queries.ts'
import { count, people } from '../../../format/number.ts'
import { openingHours } from '../../../format/openingHours.ts'
import { ServicePointSymbol } from '../../../map/symbols.tsx'
import { Figure } from '../../../parts/Figure.tsx'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { Section } from '../../../parts/Section.tsx'
import { SheetHead } from '../../../parts/SheetHead.tsx'
import { useText, worded } from '../../../text/index.ts'
import { PaperCircles } from './PaperCircles.tsx'
import { PlaceLink } from './PlaceLink.tsx'
import styles from './ServicePointSheet.module.css'
import { SheetActions } from './SheetActions.tsx'
import { SheetFrame } from './SheetFrame.tsx'

/** A service point: whom it reaches over the streets, and whom a circle on paper would claim. */
export function ServicePointSheet({ id }: { id: string }) {
  return <SheetFrame query={useServicePoint(id)}>{(point) => <PointFacts point={point} />}</SheetFrame>
}

function PointFacts({ point }: { point: ServicePoint }) {
  const { t, language } = useText()
  const run = useDistrict().data?.run
  const limitMinutes = (run?.limitSeconds ?? 600) / 60
  const within = point.coverage ? people(point.coverage.peopleWithin, language) : null
  return (
    <>
      <SheetHead
        overline={worded(t, 'pointKind', point.kind)}
        title={point.name}
        tag={
          <span className={styles['open']} data-open={point.openNow}>
            <ServicePointSymbol kind={point.kind} open={point.openNow} size={16} />
            {t(point.openNow ? 'point.open' : 'point.closed')}
          </span>
        }
        subtitle={point.address}
        aside={<SheetActions />}
      />
      {within !== null && (
        <section className={styles['within']}>
          <p>{t('point.within', { n: limitMinutes })}</p>
          <p className={styles['figure']}>
            <Figure
              name={t('point.within', { n: limitMinutes })}
              value={within}
              formula={t('point.withinFormula', { limit: limitMinutes })}
              note={t('figure.rateNote', { limit: limitMinutes })}
            />
          </p>
        </section>
      )}
      {point.coverage && <PaperCircles circles={point.coverage.paperCircles} limitMinutes={limitMinutes} />}
      <Section title={t('hazard.facts')}>
        <KeyValues
          rows={[
            [t('point.hours'), point.openingHours === '' ? null : openingHours(point.openingHours, language)],
            [t('team.state'), t(point.staffed ? 'point.staffed' : 'point.unstaffed')],
            [t('point.capacity'), point.capacity === null ? null : count(point.capacity)],
            [
              t('point.cell'),
              point.cell ? (
                <PlaceLink key="cell" to={{ type: 'cell', code: point.cell.code }}>
                  {point.cell.name}
                </PlaceLink>
              ) : (
                t('hazard.outside')
              ),
            ],
            [t('cell.code'), point.code],
          ]}
        />
      </Section>
    </>
  )
}
