import type { Residence } from '@wangge/api/contract'
import { useDistrict, useResidence } from '../../../data/queries.ts'
import { minutes } from '../../../format/duration.ts'
import { count, metres, people } from '../../../format/number.ts'
import { HomeSymbol } from '../../../map/symbols.tsx'
import { Figure } from '../../../parts/Figure.tsx'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { Section } from '../../../parts/Section.tsx'
import { SheetHead } from '../../../parts/SheetHead.tsx'
import { useText } from '../../../text/index.ts'
import { PlaceLink } from './PlaceLink.tsx'
import { PointRows } from './PointRows.tsx'
import styles from './ResidenceSheet.module.css'
import { RouteSteps } from './RouteSteps.tsx'
import { SheetActions } from './SheetActions.tsx'
import { SheetFrame } from './SheetFrame.tsx'

/** A home: how long the walk takes and why, the way itself, and its own circle. */
export function ResidenceSheet({ id }: { id: string }) {
  return <SheetFrame query={useResidence(id)}>{(residence) => <ResidenceFacts residence={residence} />}</SheetFrame>
}

function ResidenceFacts({ residence }: { residence: Residence }) {
  const { t, language } = useText()
  const run = useDistrict().data?.run
  const limitSeconds = run?.limitSeconds ?? 600
  const { coverage, needs, route } = residence
  const point = coverage?.servicePoint
  const seconds = coverage?.walkSeconds ?? null
  const value = minutes(seconds, language, limitSeconds)
  return (
    <>
      <SheetHead
        overline={t(`residenceKind.${residence.kind}`)}
        title={residence.name || residence.address || residence.code}
        subtitle={[
          residence.address,
          t('residence.people', { people: people(residence.people, language), dwellings: count(residence.dwellings) }),
          needs &&
            needs.elderlyAlone + needs.smallPremises > 0 &&
            t('residence.needs', { alone: needs.elderlyAlone, premises: needs.smallPremises }),
        ]
          .filter(Boolean)
          .join(' · ')}
        aside={<SheetActions />}
      />
      {coverage && (
        <section className={styles['walk']} data-state={coverage.state}>
          <p className={styles['state']}>
            <HomeSymbol state={coverage.state} size={12} />
            {coverage.state === 'served'
              ? t('coverage.within', { n: limitSeconds / 60 })
              : t(`coverageState.${coverage.state}`)}
          </p>
          {seconds === null ? (
            <p className={styles['none']}>
              {t(coverage.state === 'noStreetData' ? 'residence.noStreet' : 'residence.none')}
            </p>
          ) : (
            <p className={styles['minutes']}>
              <Figure
                name={t('residence.walk')}
                value={value}
                formula={t('residence.formula', {
                  metres: metres(route?.metres ?? seconds * (run?.speedMetresPerSecond ?? 1.25)),
                  speed: run?.speedMetresPerSecond ?? '',
                  minutes: value,
                })}
                note={t('figure.rateNote', { limit: limitSeconds / 60 })}
              />
              {point && (
                <span>
                  <PlaceLink to={{ type: 'servicePoint', id: point.id }} place={{ position: point.position }}>
                    {point.name}
                  </PlaceLink>
                </span>
              )}
            </p>
          )}
        </section>
      )}
      {route && <RouteSteps route={route} limitSeconds={limitSeconds} />}
      <Section title={t('residence.within', { n: limitSeconds / 60 })} aside={count(residence.pointsWithin.length)}>
        <PointRows
          points={residence.pointsWithin.map(({ walkSeconds, ...rest }) => ({
            ...rest,
            value: minutes(walkSeconds, language, limitSeconds),
          }))}
          none={t('residence.withinNone', { n: limitSeconds / 60 })}
        />
      </Section>
      {residence.walkshed && (
        <Section title={t('residence.circle')}>
          <p className={styles['note']}>{t('residence.circleNote', { n: limitSeconds / 60 })}</p>
        </Section>
      )}
      <Section title={t('hazard.facts')}>
        <KeyValues
          rows={[
            [
              t('point.cell'),
              residence.cell ? (
                <PlaceLink key="cell" to={{ type: 'cell', code: residence.cell.code }}>
                  {residence.cell.name}
                </PlaceLink>
              ) : (
                t('hazard.outside')
              ),
            ],
            [t('residence.toStreet'), coverage?.snapMetres == null ? null : metres(coverage.snapMetres)],
            [t('cell.code'), residence.code],
          ]}
        />
      </Section>
    </>
  )
}
