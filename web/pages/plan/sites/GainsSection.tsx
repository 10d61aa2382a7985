import { useState } from 'react'
import { count } from '../../../format/number.ts'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import { useAreaNames } from '../figures/useAreaNames.ts'
import { usePlanFiguresText } from '../figures/usePlanFiguresText.ts'
import { usePlanTable } from '../state/table.ts'
import { AgreementLine } from './AgreementLine.tsx'
import styles from './Gains.module.css'
import { communitiesOf } from './gains.ts'

/** Bars before one asks for the rest. */
const SHOWN = 6

/** 谁受益: communities by what the scenario brings them, and who loses by it. */
export function GainsSection() {
  usePlanFiguresText()
  const { t } = useText()
  const { answer, edits } = usePlanTable()
  const areaName = useAreaNames()
  const nameOf = (code: string): string => (code === '' ? t('planGains.outside') : areaName(code))
  const [isWhole, setWhole] = useState(false)
  if (edits.length === 0 || !answer?.cells)
    return (
      <Section title={t('planGains.title')}>
        <p className={styles['note']}>{t('planGains.none')}</p>
      </Section>
    )
  const cells = communitiesOf(answer.cells)
  const gaining = cells
    .filter(({ gained, lost }) => gained > lost)
    .sort((a, b) => b.gained - b.lost - a.gained + a.lost)
  const losing = cells.filter(({ lost }) => lost > 0).sort((a, b) => b.lost - a.lost)
  const most = Math.max(1, ...gaining.map(({ gained, lost }) => gained - lost), ...losing.map(({ lost }) => lost))
  return (
    <Section title={t('planGains.title')} aside={t('planGains.note')}>
      <ul className={styles['bars']}>
        {gaining.slice(0, isWhole ? undefined : SHOWN).map(({ code, gained, lost }) => (
          <Bar key={code} name={nameOf(code)} share={(gained - lost) / most} value={`+${count(gained - lost)}`} />
        ))}
      </ul>
      {gaining.length > SHOWN && (
        <button type="button" className={styles['whole']} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('planGains.fewer') : t('planGains.more', { n: gaining.length - SHOWN })}
        </button>
      )}
      {losing.length > 0 && (
        <>
          <h4 className={styles['lost']}>{t('planGains.lost')}</h4>
          <ul className={styles['bars']} data-lost="true">
            {losing.map(({ code, lost }) => (
              <Bar key={code} name={nameOf(code)} share={lost / most} value={`−${count(lost)}`} />
            ))}
          </ul>
        </>
      )}
      <AgreementLine lost={losing.reduce((sum, { lost }) => sum + lost, 0)} />
    </Section>
  )
}

function Bar({ name, share, value }: { name: string; share: number; value: string }) {
  return (
    <li>
      <span className={styles['name']} title={name}>
        {name}
      </span>
      <span className={styles['track']}>
        <span style={{ width: `${Math.max(1, share * 100)}%` }} />
      </span>
      <strong>{value}</strong>
    </li>
  )
}
