import type { UseQueryResult } from '@tanstack/react-query'
import type { ResponseSteps } from '@wangge/api/contract'
import type { ReactNode } from 'react'
import { count, NOTHING, percent } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import type { Chosen } from '../chosen.ts'
import { Opens } from '../panel/Opens.tsx'
import { Panel } from '../panel/Panel.tsx'
import styles from './OnTime.module.css'

/** The on-time rate of the chosen step with its formula, and what it cannot measure; every number opens its list. */
export function OnTime({ query, chosen }: { query: UseQueryResult<ResponseSteps>; chosen: Chosen }) {
  const { t } = useText()
  const { step } = chosen
  const done = t(`response.done.${step}`)
  const item = (name: string, measure: string, value: ReactNode) => (
    <div>
      <dt>{name}</dt>
      <dd>
        <Opens asked={{ step, measure }}>
          <strong>{value}</strong>
        </Opens>
      </dd>
    </div>
  )
  return (
    <Panel title={t('response.onTimeRate')} note={t(`response.step.${step}`)} query={query}>
      {({ steps }) => {
        const figures = steps.find((one) => one.step === step)
        if (!figures) return NOTHING
        const { n, onTime, openLate, onTimeRate, missing, reversed, zero, pending } = figures
        const part = (measure: string, words: string, value: number) => (
          <Opens asked={{ step, measure }}>
            {words} {count(value)}
          </Opens>
        )
        return (
          <>
            <dl className={styles['figures']}>
              {item(t('response.onTimeRate'), 'onTime', percent(onTimeRate))}
              {item(t('response.reversed'), 'reversed', count(reversed))}
              {item(t('response.missing'), 'missing', count(missing))}
              {item(t('response.zero'), 'zero', count(zero))}
              {item(t('response.pending'), 'pending', count(pending))}
            </dl>
            {onTimeRate === null ? (
              <p className={styles['formula']}>
                {figures.promiseSeconds === null && n > 0 ? t('response.noPromise') : t('response.none')}
              </p>
            ) : (
              <p className={styles['formula']}>
                = {part('onTime', t('response.formula.onTime', { done }), onTime)} ÷ (
                {part('measured', t('response.formula.measured', { done }), n)} +{' '}
                {part('openLate', t('response.formula.openLate', { done }), openLate)})
              </p>
            )}
            <p className={styles['formula']}>{t('response.formula.words')}</p>
          </>
        )
      }}
    </Panel>
  )
}
