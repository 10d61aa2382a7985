import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useView } from '../../../app/ViewContext.tsx'
import { useResidence } from '../../../data/queries.ts'
import { minutes } from '../../../format/duration.ts'
import { count, metres, people } from '../../../format/number.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { useText } from '../../../text/index.ts'
import { type PlanRoute, usePlanTable } from '../state/table.ts'
import styles from './FigureSheet.module.css'

/** Close enough to see doors. */
const HOME_ZOOM = 15.5

interface ResidenceRouteProps {
  row: number
  onBack(): void
  /** The map shows it now: the sheet makes room. */
  onShown(): void
}

/** How one residence walks in the scenario: metres, seconds, what it passes; then on the map. */
export function ResidenceRoute({ row, onBack, onShown }: ResidenceRouteProps) {
  const { t, language } = useText()
  const { base, routeOf, settings, edits } = usePlanTable()
  const { select } = useView()
  const id = base?.residences.id[row] ?? ''
  const known = useResidence(id).data
  const route = useQuery({
    queryKey: ['plan-route', id, JSON.stringify([settings, edits])],
    queryFn: () => routeOf(id),
    // Asked anew each time: the table below it may have changed.
    gcTime: 0,
  })
  if (!base) return null
  const position: [number, number] = [base.residences.lon[row] ?? 0, base.residences.lat[row] ?? 0]
  const show = (): void => {
    select({ type: 'residence', id }, { position, zoom: HOME_ZOOM })
    onShown()
  }
  return (
    <section className={styles['route']} aria-label={t('planFigure.route')}>
      <h3>{known?.name || known?.address || t('planFigure.residence', { n: row + 1 })}</h3>
      <p className={styles['small']}>
        {[known?.address, people(base.residences.people[row], language)].filter(Boolean).join(' · ')}
      </p>
      {route.isPending && <p role="status">{t('planFigure.routeWait')}</p>}
      {route.error && <Failed what="planWhat.figures" error={route.error} onRetry={() => void route.refetch()} />}
      {route.data === null && <p>{t('planFigure.routeNone')}</p>}
      {route.data && <RouteFacts route={route.data} />}
      <div className={styles['pager']}>
        <Button size="small" onClick={onBack}>
          {t('planFigure.back')}
        </Button>
        <Button size="small" onClick={show}>
          {t('planFigure.routeShow')}
        </Button>
      </div>
    </section>
  )
}

function RouteFacts({ route }: { route: PlanRoute }) {
  const { t, language } = useText()
  const { base, edits, settings } = usePlanTable()
  const added = edits.find((edit) => edit.type === 'addPoint' && edit.id === route.pointId)
  const point = base?.points.find(({ id }) => id === route.pointId)?.name ?? (added?.type === 'addPoint' && added.name)
  return (
    <>
      <p className={styles['total']}>
        {t('planFigure.routeTotal', {
          metres: metres(route.metres),
          minutes: minutes(route.seconds, language, settings.limitSeconds),
          seconds: count(Math.round(route.seconds)),
        })}
      </p>
      <p className={styles['small']}>
        {point && t('planFigure.routeTo', { point })} ·{' '}
        {t('planFigure.routeStraight', { metres: metres(route.straightMetres) })}
      </p>
      <h4>{t('planFigure.routePasses')}</h4>
      <ol className={styles['steps']}>
        {route.steps.map(({ name, metres: length }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way may pass one street twice
          <li key={index}>
            <span>{name || t('planFigure.routeUnnamed')}</span>
            <span>{metres(length)}</span>
          </li>
        ))}
      </ol>
    </>
  )
}
