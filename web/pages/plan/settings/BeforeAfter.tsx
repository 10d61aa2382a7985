import type { PlanSums } from '@wangge/api/walk'
import { count, percent } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { PlanFigure } from '../figures/PlanFigure.tsx'
import { usePlanTable } from '../state/table.ts'
import styles from './BeforeAfter.module.css'
import { barParts, sumLine } from './beforeAfter.ts'
import { StateSymbol } from './StateSymbol.tsx'

/** Today → the scenario: both rates, what is gained, the sum that proves it, and the four states as a bar. */
export function BeforeAfter() {
  const { t } = useText()
  const { answer, settings, edits } = usePlanTable()
  const { weight } = settings
  const unit = (n: number): string => t(`plan.unit.${weight}`, { n: count(n) })
  if (!answer) return <div className={styles['section']} data-empty="true" />
  const [before, after] = [answer.before[weight], answer.after[weight]]
  const gained = after.served - before.served
  const hasEdits = edits.length > 0
  return (
    <section className={styles['section']} aria-label={t('plan.beforeAfter')}>
      <div className={styles['rates']}>
        <div>
          <span>{t('plan.today')}</span>
          <strong className={styles['rate']}>
            <PlanFigure figure="rate" when="before">
              {rateOf(before)}
            </PlanFigure>
          </strong>
        </div>
        {hasEdits && (
          <>
            <span className={styles['arrow']} aria-hidden="true">
              →
            </span>
            <div>
              <span>{t('plan.scenario')}</span>
              <strong className={styles['rateAfter']}>
                <PlanFigure figure="rate" when="after">
                  {rateOf(after)}
                </PlanFigure>
              </strong>
            </div>
            <strong className={styles['gained']} data-lost={gained < 0}>
              {gained < 0 ? '−' : '+'}
              {unit(Math.abs(gained))}
            </strong>
          </>
        )}
      </div>
      <p className={styles['sum']}>{sumLine(before.served, after.served, hasEdits, unit, t)}</p>
      <div className={styles['bar']} aria-hidden="true">
        {barParts(before, after).map(({ state, share }) => (
          <span key={state} data-state={state} style={{ flexGrow: share }} />
        ))}
      </div>
      <ul className={styles['states']}>
        <Row state="served" words={t('plan.state.served')}>
          <PlanFigure figure="served" when={hasEdits ? 'before' : 'after'} />
        </Row>
        {hasEdits && (
          <Row state="gained" words={t(gained < 0 ? 'plan.lostByPlan' : 'plan.gainedByPlan')}>
            <PlanFigure figure={gained < 0 ? 'lost' : 'gained'} when="after">
              {count(Math.abs(gained))}
            </PlanFigure>
          </Row>
        )}
        <Row state="closed" words={t('plan.state.closed')}>
          <PlanFigure figure="closed" when="after" />
        </Row>
        <Row state="gap" words={t('plan.state.gap')}>
          <PlanFigure figure="gap" when="after" />
        </Row>
      </ul>
      <p className={styles['apart']}>
        {after.noStreetData > 0 ? (
          <PlanFigure figure="noStreetData" when="after">
            {t('plan.noStreetData', { n: unit(after.noStreetData) })}
          </PlanFigure>
        ) : (
          t('plan.noStreetDataNone')
        )}
      </p>
    </section>
  )
}

const rateOf = ({ served, all }: PlanSums): string => percent(all > 0 ? served / all : null)

function Row({
  state,
  words,
  children,
}: {
  state: 'served' | 'gained' | 'closed' | 'gap'
  words: string
  children: React.ReactNode
}) {
  return (
    <li>
      <StateSymbol state={state} />
      <span>{words}</span>
      <strong>{children}</strong>
    </li>
  )
}
