import type { TeamReach } from '@wangge/api/contract'
import { useState } from 'react'
import { useView } from '../../../app/ViewContext.tsx'
import { useCell } from '../../../data/queries.ts'
import { count, percent } from '../../../format/number.ts'
import { Section } from '../../../parts/Section.tsx'
import { useText } from '../../../text/index.ts'
import styles from './ReachPage.module.css'

/** Rows before one asks for the rest. */
const SHOWN = 20

/** Communities with people whom no team reaches in time, most first; those reached by nobody at all are marked. */
export function UnreachedTable({ cells, minutes }: { cells: TeamReach['cells']; minutes: number }) {
  const { t } = useText()
  const [isWhole, setWhole] = useState(false)
  const rows = cells
    .filter(({ people, peopleReached }) => people > peopleReached)
    .toSorted((a, b) => b.people - b.peopleReached - a.people + a.peopleReached)
  const shown = isWhole ? rows : rows.slice(0, SHOWN)
  return (
    <Section title={t('planReach.unreachedMinutes', { n: minutes })} aside={count(rows.length)}>
      {rows.length === 0 ? (
        <p className={styles['note']}>{t('planReach.allReached')}</p>
      ) : (
        <table className={styles['rows']}>
          <thead>
            <tr>
              <th scope="col">{t('planReach.community')}</th>
              <th scope="col">{t('planReach.unreachedPeople')}</th>
              <th scope="col">{t('coverage.rate')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ code, name, people, peopleReached }) => (
              <tr key={code}>
                <th scope="row">
                  <CellName code={code} name={name} />
                  {peopleReached === 0 && <small>{t('planReach.whole')}</small>}
                </th>
                <td>{count(people - peopleReached)}</td>
                <td>{percent(people > 0 ? peopleReached / people : null)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > SHOWN && (
        <button type="button" className={styles['more']} onClick={() => setWhole(!isWhole)}>
          {isWhole ? t('planGains.fewer') : t('coverage.showAll', { n: rows.length })}
        </button>
      )}
    </Section>
  )
}

/** The name moves the map there, once its box is known. */
function CellName({ code, name }: { code: string; name: string }) {
  const { focusOn } = useView()
  const [isAsked, setAsked] = useState(false)
  const bounds = useCell(isAsked ? code : null).data?.bounds
  const ask = (): void => setAsked(true)
  return (
    <button type="button" onPointerEnter={ask} onFocus={ask} onClick={() => bounds && focusOn({ bounds })}>
      {name}
    </button>
  )
}
