import type { CoverageReport } from '@wangge/api/contract'
import type { ReactNode } from 'react'
import { minutes } from '../../format/duration.ts'
import { count, NOTHING, percent } from '../../format/number.ts'
import { openingHours } from '../../format/openingHours.ts'
import { CoverageSwatch } from '../../parts/CoverageSwatch.tsx'
import { useText, worded } from '../../text/index.ts'
import styles from './CoverageReport.module.css'

/** More rows than this are for the workbook. */
const MOST_ROWS = 120

/** Communities, the most people outside first. */
export function AreasTable({ report }: { report: CoverageReport }) {
  const { t, language } = useText()
  const rows = report.areas.toSorted((a, b) => b.peopleGap + b.peopleClosed - a.peopleGap - a.peopleClosed)
  return (
    <ReportTable
      title={t('coverReport.areas')}
      none={t('coverReport.areasNone')}
      head={(['area', 'people', 'served', 'closed', 'gap', 'noStreet', 'rate', 'median'] as const).map((key) =>
        t(`coverReport.col.${key}`),
      )}
      rows={rows.map((area) => ({
        key: area.code,
        cells: [
          area.name,
          count(area.people),
          count(area.peopleServed),
          count(area.peopleClosed),
          count(area.peopleGap),
          count(area.peopleNoStreetData),
          <span key="rate" className={styles['rateCell']}>
            <CoverageSwatch
              rate={area.people > 0 ? area.peopleServed / area.people : null}
              isReliable={area.reliable}
            />
            {percent(area.people > 0 ? area.peopleServed / area.people : null)}
            {!area.reliable && <small>{t('coverReport.unreliable')}</small>}
          </span>,
          area.medianSeconds === null ? NOTHING : minutes(area.medianSeconds, language),
        ],
      }))}
    />
  )
}

/** Gaps in their rank; the numbers are those on the map. */
export function GapsTable({ report }: { report: CoverageReport }) {
  const { t, language } = useText()
  const hasVulnerable = report.gaps.some(({ vulnerable }) => vulnerable !== null)
  return (
    <ReportTable
      title={t('coverReport.gaps')}
      none={t('coverReport.gapsNone')}
      head={[
        t('coverReport.col.number'),
        t('coverReport.col.area'),
        t('coverReport.col.state'),
        t('coverReport.col.people'),
        t('coverReport.col.dwellings'),
        ...(hasVulnerable ? [t('coverReport.col.vulnerable')] : []),
        t('coverReport.col.nearest'),
        t('coverReport.col.median'),
      ]}
      words={hasVulnerable ? [1, 2, 6] : [1, 2, 5]}
      rows={report.gaps.map((gap, index) => ({
        key: gap.key,
        cells: [
          String(index + 1),
          gap.name || t('coverReport.unnamed'),
          t(`coverReport.state.${gap.state}`),
          count(gap.people),
          count(gap.dwellings),
          ...(hasVulnerable ? [count(gap.vulnerable)] : []),
          gap.nearest?.name ?? NOTHING,
          minutes(gap.nearest?.medianSeconds, language, report.settings.limitSeconds),
        ],
      }))}
    />
  )
}

/** Points of the area and those around that serve it; what does not count under the settings says so. */
export function PointsTable({ report }: { report: CoverageReport }) {
  const { t, language } = useText()
  return (
    <ReportTable
      title={t('coverReport.points')}
      none={t('coverReport.pointsNone')}
      head={(['name', 'kind', 'hours', 'staffed', 'capacity', 'within', 'nearestPeople'] as const).map((key) =>
        t(`coverReport.col.${key}`),
      )}
      words={[0, 1, 2, 3]}
      rows={report.points.map((point) => ({
        key: point.id,
        cells: [
          point.counts ? point.name : `${point.name}（${t('coverReport.notNow')}）`,
          worded(t, 'pointKind', point.kind),
          openingHours(point.openingHours, language),
          t(point.staffed ? 'coverReport.staffed' : 'coverReport.unstaffed'),
          point.capacity === null ? t('coverReport.noLimit') : count(point.capacity),
          count(point.peopleWithin),
          count(point.peopleNearest),
        ],
      }))}
    />
  )
}

interface ReportTableProps {
  title: string
  none: string
  head: readonly string[]
  /** Columns of words, which stand at the left; the others hold numbers. */
  words?: readonly number[]
  rows: readonly { key: string; cells: readonly ReactNode[] }[]
}

function ReportTable({ title, none, head, words = [0], rows }: ReportTableProps) {
  const { t } = useText()
  const shown = rows.slice(0, MOST_ROWS)
  return (
    <section className={styles['table']} aria-label={title}>
      <h3>
        {title} <small>{count(rows.length)}</small>
      </h3>
      {rows.length === 0 ? (
        <p>{none}</p>
      ) : (
        <div className={styles['scroll']}>
          <table>
            <thead>
              <tr>
                {head.map((name, column) => (
                  <th key={name} scope="col" data-words={words.includes(column) || undefined}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ key, cells }) => (
                <tr key={key}>
                  {cells.map((cell, column) => (
                    <td key={head[column]} data-words={words.includes(column) || undefined}>
                      {cell}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rows.length > shown.length && (
        <p className={styles['small']}>{t('coverReport.rest', { n: count(rows.length - shown.length) })}</p>
      )}
    </section>
  )
}
