import type { Cell } from '@wangge/api/contract'
import { useCell, useDistrict } from '../../../data/queries.ts'
import { area, count, metres, people, percent } from '../../../format/number.ts'
import { Figure } from '../../../parts/Figure.tsx'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Section } from '../../../parts/Section.tsx'
import { SheetHead } from '../../../parts/SheetHead.tsx'
import { useText } from '../../../text/index.ts'
import { CoverageFigures } from '../coverage/CoverageFigures.tsx'
import { CellChildren } from './CellChildren.tsx'
import { CellHazards, CellTeams } from './CellLists.tsx'
import styles from './CellSheet.module.css'
import { PlaceLink } from './PlaceLink.tsx'
import { PointRows } from './PointRows.tsx'
import { SheetActions } from './SheetActions.tsx'
import { SheetFrame } from './SheetFrame.tsx'

/** A grid cell: who lives there, what share is within the limit, its points, and the cells inside it. */
export function CellSheet({ code }: { code: string }) {
  return <SheetFrame query={useCell(code)}>{(cell) => <CellFacts cell={cell} />}</SheetFrame>
}

function CellFacts({ cell }: { cell: Cell }) {
  const { t, language } = useText()
  const { data: district } = useDistrict()
  const run = district?.run
  const roll = cell.rollUp
  return (
    <>
      <SheetHead
        overline={<Breadcrumb cell={cell} />}
        title={cell.name}
        tag={<span className={styles['kind']}>{t(`cellKind.${cell.kind}` as 'cellKind.other')}</span>}
        aside={<SheetActions />}
      />
      {roll && run ? (
        <CoverageFigures
          people={roll.people}
          served={roll.peopleServed}
          gap={roll.peopleGap}
          noStreetData={roll.peopleNoStreetData}
          limitMinutes={run.limitSeconds / 60}
          snapLimitMetres={run.snapLimitMetres}
        />
      ) : (
        <Notice title={t('cell.noRollUp')} />
      )}
      {roll && !roll.reliable && (
        <p className={styles['unreliable']}>
          {t('cell.unreliable', { metres: metres(roll.medianSnapMetres), share: percent(roll.flaggedShare) })}
        </p>
      )}
      <Section title={t('hazard.facts')}>
        <KeyValues
          rows={[
            [t('cell.people'), roll ? people(roll.people, language) : null],
            [t('cell.dwellings'), roll ? `${count(roll.dwellingsServed)} / ${count(roll.dwellings)}` : null],
            [t('cell.population'), cell.population === null ? null : people(cell.population, language)],
            [t('cell.households'), cell.households === null ? null : count(cell.households)],
            [t('cell.snap'), roll?.medianSnapMetres == null ? null : metres(roll.medianSnapMetres)],
            [
              t('cell.hazardsOpen'),
              <Figure
                key="hazards"
                name={t('cell.hazardsOpen')}
                value={count(cell.hazardsOpen)}
                formula={t('figure.insideFormula')}
                list={<CellHazards where={cell} />}
              />,
            ],
            [
              t('cell.teams'),
              <Figure
                key="teams"
                name={t('cell.teams')}
                value={count(cell.teams)}
                formula={t('figure.insideFormula')}
                list={<CellTeams where={cell} />}
              />,
            ],
            [t('cell.area'), cell.areaSquareMetres === null ? null : area(cell.areaSquareMetres)],
            [
              t('cell.boundary'),
              cell.boundaryValidFrom === null
                ? null
                : t('cell.boundaryFrom', { date: cell.boundaryValidFrom.slice(0, 10) }),
            ],
            [t('cell.code'), cell.code],
          ]}
        />
      </Section>
      <CellChildren cell={cell} />
      <Section title={t('cell.points')} aside={count(cell.servicePoints.length)}>
        <PointRows points={cell.servicePoints} none={t('cell.noPoints')} />
      </Section>
    </>
  )
}

function Breadcrumb({ cell }: { cell: Cell }) {
  return (
    <span className={styles['breadcrumb']}>
      {cell.ancestors.map(({ code, name }) => (
        <PlaceLink key={code} to={{ type: 'cell', code }}>
          {name}
        </PlaceLink>
      ))}
    </span>
  )
}
