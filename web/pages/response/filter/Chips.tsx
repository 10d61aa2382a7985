import { useCell } from '../../../data/queries.ts'
import { type Translate, useText } from '../../../text/index.ts'
import styles from './FilterBar.module.css'
import { OPENING, type ResponseView } from './responseView.ts'
import { useResponse } from './useResponse.ts'

type Undo = Partial<ResponseView>

/** The chosen step and all that was clicked; each is taken back by its ×. */
export function Chips() {
  const { t } = useText()
  const { view, change } = useResponse()
  const area = useCell(view.area || null).data
  const chips: [string, Undo | null][] = [
    [
      t('response.chip.step', { step: t(`response.step.${view.step}`) }),
      view.step === OPENING.step ? null : { step: OPENING.step },
    ],
  ]
  if (view.area) chips.push([t('response.chip.area', { name: area?.name ?? view.area }), { area: '' }])
  if (view.since) chips.push([partWords(view, t), { since: '', until: '' }])
  if (view.weekday !== null) {
    const weekday = t(`response.weekday.${view.weekday as 1}`)
    chips.push([t('response.chip.weekday', { weekday }), { weekday: null }])
  }
  if (view.hour !== null) chips.push([t('response.chip.hour', { hour: view.hour }), { hour: null }])
  return (
    <ul className={styles['chips']}>
      {chips.map(([words, undo]) => (
        <li key={words}>
          {undo === null ? (
            <span className={styles['chip']}>{words}</span>
          ) : (
            <button
              type="button"
              className={styles['chip']}
              aria-label={t('response.chip.remove', { what: words })}
              onClick={() => change(undo)}
            >
              {words} <span aria-hidden="true">✕</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function partWords({ since, until }: ResponseView, t: Translate): string {
  if (since === until) return since.slice(5)
  return t('response.dates', { from: since.slice(5), to: until.slice(5) })
}
