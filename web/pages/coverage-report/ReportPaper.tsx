import type { CoverageReport } from '@wangge/api/contract'
import { serverNow } from '../../data/serverClock.ts'
import { dateTime } from '../../format/date.ts'
import { minutes } from '../../format/duration.ts'
import { count, metres, people, percent } from '../../format/number.ts'
import { KeyValues } from '../../parts/KeyValues.tsx'
import { useNetworkName } from '../../parts/useNetworkName.ts'
import { useText } from '../../text/index.ts'
import { useDifferenceWords } from '../plan/compare/useDifferenceWords.ts'
import { useSettingWords } from '../plan/figures/useSettingWords.ts'
import styles from './CoverageReport.module.css'
import { ReportCharts } from './ReportCharts.tsx'
import { ReportMap } from './ReportMap.tsx'
import { AreasTable, GapsTable, PointsTable } from './ReportTables.tsx'

/** The report from head to sources, as it stands on paper. */
export function ReportPaper({ report }: { report: CoverageReport }) {
  const { t, language } = useText()
  const networkName = useNetworkName()
  const words = useSettingWords()
  const differenceWords = useDifferenceWords()
  const { settings, totals, network } = report
  const nowMs = serverNow()
  const { all, served, closed, gap, noStreetData } = totals.people
  const limit = minutes(settings.limitSeconds, language)
  const areaName = report.area?.name ?? t('coverReport.areaAll')
  return (
    <article className={styles['paper']}>
      <header className={styles['head']}>
        <h2>{t('coverReport.title')}</h2>
        <p>
          <strong>{areaName}</strong>
          <span>{dateTime(report.computedAt, language, nowMs)}</span>
          {report.isDemo && <span className={styles['demo']}>{t('app.demo')}</span>}
        </p>
      </header>
      <section className={styles['totals']} aria-label={t('coverReport.totals')}>
        <p className={styles['rate']}>
          <strong>{percent(all > 0 ? served / all : null)}</strong>
          {t('coverReport.rateLine', {
            people: people(all, language),
            served: people(served, language),
            limit,
            rate: percent(all > 0 ? served / all : null),
          })}
        </p>
        <ul className={styles['states']}>
          {(
            [
              ['served', served],
              ['closed', closed],
              ['gap', gap],
              ['noStreetData', noStreetData],
            ] as const
          ).map(([state, amount]) => (
            <li key={state} data-state={state}>
              <i aria-hidden="true" />
              {t(`planFigure.name.${state}`)} <strong>{people(amount, language)}</strong>
            </li>
          ))}
        </ul>
        <p className={styles['small']}>
          {t('planFigure.formula.all', {
            all: count(all),
            served: count(served),
            closed: count(closed),
            gap: count(gap),
            noStreetData: count(noStreetData),
          })}
        </p>
        {settings.asksForRoom && <p className={styles['small']}>{t('planFigure.room')}</p>}
      </section>
      <section className={styles['params']} aria-labelledby="report-params">
        <h3 id="report-params">{t('coverReport.params')}</h3>
        <KeyValues
          rows={[
            [t('planFigure.limit'), t('planFigure.limitValue', { limit })],
            [t('planFigure.speed'), words(settings, 'speedMetresPerSecond')],
            [t('planFigure.hours'), words(settings, 'minuteOfWeek')],
            [t('planFigure.kinds'), words(settings, 'kinds')],
            [t('planFigure.staff'), words(settings, 'asksForStaff')],
            [t('planFigure.capacity'), words(settings, 'asksForRoom')],
            [
              t('planFigure.counted'),
              t('planFigure.countedValue', { residences: count(report.residences), people: people(all, language) }),
            ],
            [t('coverage.snapLimit'), metres(report.snapLimitMetres)],
          ]}
        />
        {report.differentSettings.length > 0 && (
          <p className={styles['small']}>
            {t('coverReport.differs', {
              at: dateTime(report.run.finishedAt ?? report.run.createdAt, language, nowMs),
              list: report.differentSettings
                .map(differenceWords)
                .map((difference) => t('planCompare.differentLine', difference))
                .join(language === 'zh' ? '；' : '; '),
            })}
          </p>
        )}
      </section>
      <ReportMap report={report} areaName={areaName} />
      <ReportCharts report={report} />
      <AreasTable report={report} />
      <GapsTable report={report} />
      <PointsTable report={report} />
      <section className={styles['sources']} aria-labelledby="report-sources">
        <h3 id="report-sources">{t('coverReport.sources')}</h3>
        <ul>
          <li>
            {t('coverReport.sourceNetwork', {
              network: networkName(network),
              at: dateTime(network.createdAt, language, nowMs),
            })}
          </li>
          <li>{t('coverReport.sourceRegister')}</li>
          <li>{t('planFigure.methodValue')}</li>
          <li>
            {t('coverReport.sourceComputed', { at: dateTime(report.computedAt, language, nowMs) })} ·{' '}
            {t('coverReport.crs')}
          </li>
          {report.isDemo && <li>{t('planFigure.demo')}</li>}
        </ul>
      </section>
    </article>
  )
}
