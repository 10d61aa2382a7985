import type { UseQueryResult } from '@tanstack/react-query'
import type { ResponseGroups } from '@wangge/api/contract'
import { count } from '../../../format/number.ts'
import { type Translate, useText, worded } from '../../../text/index.ts'
import type { Chosen } from '../chosen.ts'
import { enough } from '../figures/ramp.ts'
import { inUnit } from '../figures/units.ts'
import { useResponse } from '../filter/useResponse.ts'
import { ChartTable } from '../panel/ChartTable.tsx'
import { NoCases } from '../panel/NoCases.tsx'
import { Opens } from '../panel/Opens.tsx'
import { Panel } from '../panel/Panel.tsx'
import styles from './Bars.module.css'

type Group = ResponseGroups['groups'][number]
/** What patrols found themselves: apart, and narrowed to by its source. */
const SELF_FOUND = 'selfFound'

/** The 90th percentile by source; a click narrows the rest to that source. Patrols' own finds stand apart. */
export function SourcesPanel({ query, chosen }: { query: UseQueryResult<ResponseGroups>; chosen: Chosen }) {
  const { t } = useText()
  const { unit, promiseSeconds } = chosen
  const title = t('response.bySource')
  return (
    <Panel
      title={title}
      query={query}
      table={({ groups }) => (
        <ChartTable
          caption={title}
          head={[t('response.source'), t('response.p50'), t('response.p90'), t('response.p95'), t('response.count')]}
          rows={groups.map(({ key, name, n, p50, p90, p95 }) => ({
            key,
            cells: [
              nameOf({ key, name }, t),
              ...[p50, p90, p95].map((seconds) => inUnit(enough(n, seconds), unit, promiseSeconds)),
              <Opens key="n" asked={casesOf(key)}>
                {count(n)}
              </Opens>,
            ],
          }))}
        />
      )}
    >
      {({ groups }) => {
        const own = groups.filter(({ key, n, missing }) => key === SELF_FOUND && n + missing > 0)
        const others = groups.filter(({ key, n }) => key !== SELF_FOUND && n > 0)
        const longest = Math.max(...groups.map(({ n, p90 }) => enough(n, p90) ?? 0), 1)
        if (own.length + others.length === 0) return <NoCases />
        const row = (group: Group) => <Row key={group.key} group={group} chosen={chosen} longest={longest} />
        return (
          <>
            <ul className={styles['bars']}>{others.map(row)}</ul>
            {own.length > 0 && (
              <>
                <p className={styles['apart']}>{t('response.selfFoundApart')}</p>
                <ul className={styles['bars']}>{own.map(row)}</ul>
              </>
            )}
          </>
        )
      }}
    </Panel>
  )
}

function Row({ group, chosen, longest }: { group: Group; chosen: Chosen; longest: number }) {
  const { t } = useText()
  const { view, change } = useResponse()
  const { unit, promiseSeconds } = chosen
  const { key, n } = group
  const p90 = enough(n, group.p90)
  const source = key === SELF_FOUND ? 'patrol' : key
  const isChosen = view.sources.length === 1 && view.sources[0] === source
  return (
    <li data-chosen={isChosen}>
      <button type="button" aria-pressed={isChosen} onClick={() => change({ sources: isChosen ? [] : [source] })}>
        {nameOf(group, t)}
      </button>
      <span className={styles['bar']}>
        {p90 === null ? (
          <small>{t('response.tooFew')}</small>
        ) : (
          <i
            style={{ width: `${(p90 / longest) * 100}%` }}
            data-late={promiseSeconds !== null && p90 > promiseSeconds}
          />
        )}
      </span>
      <strong>
        {p90 === null ? (
          '—'
        ) : (
          <Opens asked={casesOf(key)}>
            {inUnit(p90, unit, promiseSeconds)} {t(`response.unit.${unit}`)}
          </Opens>
        )}
      </strong>
      <span>
        <Opens asked={casesOf(key)}>{count(n)}</Opens>
      </span>
    </li>
  )
}

const casesOf = (key: string) => ({ sources: key === SELF_FOUND ? 'patrol' : key, measure: 'measured' })

function nameOf({ key, name }: Pick<Group, 'key' | 'name'>, t: Translate): string {
  if (key === SELF_FOUND) return t('response.selfFound')
  const words = worded(t, 'source', key)
  return words === key ? name || key : words
}
