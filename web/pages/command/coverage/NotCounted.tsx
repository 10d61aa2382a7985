import type { CoverageRun } from '@wangge/api/contract'
import { count, people } from '../../../format/number.ts'
import { Figure } from '../../../parts/Figure.tsx'
import { KeyValues } from '../../../parts/KeyValues.tsx'
import { type TextKey, useText } from '../../../text/index.ts'

/** What the rate leaves out, said in numbers that open their meaning. */
export function NotCounted({ totals }: { totals: NonNullable<CoverageRun['totals']> }) {
  const { t, language } = useText()
  const row = (name: TextKey, value: string, formula: TextKey) =>
    [t(name), <Figure key={name} name={t(name)} value={value} formula={t(formula)} />] as const
  return (
    <KeyValues
      rows={[
        row('coverage.outsideCells', people(totals.peopleOutsideCells, language), 'figure.outsideFormula'),
        row('coverage.cellsWithoutResidences', count(totals.cellsWithoutResidences), 'figure.emptyCellsFormula'),
        row(
          'coverage.pointsOffNetwork',
          `${count(totals.servicePointsOffNetwork)} / ${count(totals.servicePoints)}`,
          'figure.pointsFormula',
        ),
        row(
          'coverage.leftOut',
          t('coverage.leftOutValue', {
            components: count(totals.componentsLeftOut),
            vertices: count(totals.verticesLeftOut),
          }),
          'figure.leftOutFormula',
        ),
      ]}
    />
  )
}
