import type { ProofDay, ShiftProof } from '@wangge/api/contract'
import { useNow } from '../../data/now.ts'
import { useDistrict } from '../../data/queries.ts'
import { clockTime, dateTime, dayWords } from '../../format/date.ts'
import { metres, NOTHING, percent } from '../../format/number.ts'
import { useText } from '../../text/index.ts'
import styles from './Proof.module.css'
import { VerdictMark } from './VerdictMark.tsx'

/** The day on paper: every shift with its figures, and the chosen one with its evidence. */
export function ProofPrint({ data, proof }: { data: ProofDay; proof: ShiftProof | undefined }) {
  const { t, language } = useText()
  const { data: district } = useDistrict()
  const nowMs = useNow(60)
  const { visitMetres, visitSeconds, gapSeconds: gap, trackDays: days } = data.rule
  return (
    <section className={styles['print']}>
      <h1>
        {[
          t('proof.title'),
          district?.area?.name,
          dayWords(data.day, language),
          t('proof.printed', { at: dateTime(nowMs, language, nowMs) }),
          district?.isDemo && t('app.demo'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </h1>
      <p>
        {t('proof.rule', { metres: visitMetres, seconds: visitSeconds, gap, days })} {t('proof.formula')}
      </p>
      <table>
        <thead>
          <tr>
            {(['team', 'kind', 'due'] as const).map((key) => (
              <th key={key}>{t(`proof.${key}`)}</th>
            ))}
            {(['visited', 'missed', 'stale', 'pending'] as const).map((verdict) => (
              <th key={verdict}>
                <VerdictMark verdict={verdict} size={10} /> {t(`proof.verdict.${verdict}`)}
              </th>
            ))}
            <th>{t('proof.coverage')}</th>
          </tr>
        </thead>
        <tbody>
          {data.shifts.map(({ id, teamName, from, to, counts }) => (
            <tr key={id}>
              <td>{teamName}</td>
              <td>
                {clockTime(from)}–{clockTime(to)}
              </td>
              {(['due', 'visited', 'missed', 'stale', 'pending'] as const).map((key) => (
                <td key={key}>{counts[key]}</td>
              ))}
              <td>{counts.due === 0 ? NOTHING : percent(counts.visited / counts.due)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {proof && (
        <table>
          <caption>{proof.shift.teamName}</caption>
          <thead>
            <tr>
              {(['items', 'result', 'evidence'] as const).map((key) => (
                <th key={key}>{t(`proof.${key}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {proof.items.map(({ id, name, address, verdict, stay, nearest }) => (
              <tr key={id}>
                <td>
                  {name} {address}
                </td>
                <td>
                  <VerdictMark verdict={verdict} size={10} /> {t(`proof.verdict.${verdict}`)}
                </td>
                <td>
                  {stay
                    ? t('proof.stay', {
                        from: clockTime(stay.from),
                        to: clockTime(stay.to),
                        seconds: stay.insideSeconds,
                      })
                    : nearest
                      ? t('proof.nearest', { metres: metres(nearest.metres), at: clockTime(nearest.at) })
                      : t('proof.noPosition')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
