import type { UseQueryResult } from '@tanstack/react-query'
import type { ResponseSteps } from '@wangge/api/contract'
import type { ResponseStep } from '@wangge/db/vocabulary'
import { Failed } from '../../../parts/Failed.tsx'
import { useText } from '../../../text/index.ts'
import { useResponse } from '../filter/useResponse.ts'
import { WaitingBar } from '../panel/WaitingBar.tsx'
import { StepCard } from './StepCard.tsx'
import styles from './StepCards.module.css'

const CARDS = [
  'feedback',
  'dispatch',
  'arrive',
  'verify',
  'rectify',
  'close',
] as const satisfies readonly ResponseStep[]
/** The same end, counted from the report. */
const WHOLE: Partial<Record<ResponseStep, ResponseStep>> = { arrive: 'reportToArrive', close: 'reportToClose' }

/** The six steps of the response side by side; a click chooses the one that all panels show. */
export function StepCards({ query }: { query: UseQueryResult<ResponseSteps> }) {
  const { t } = useText()
  const { view, change, openList } = useResponse()
  const { data, error, isPlaceholderData, isFetching, refetch } = query
  if (error && !data) return <Failed what="problem.what.response" error={error} onRetry={() => void refetch()} />
  const isWaiting = isFetching && (!data || isPlaceholderData)
  return (
    <section className={styles['cards']} aria-label={t('response.title')} aria-busy={isWaiting}>
      {isWaiting && <WaitingBar />}
      {CARDS.map((card) => {
        const whole = WHOLE[card]
        const step = whole === view.step ? whole : card
        const figures = data?.steps.find((one) => one.step === step)
        if (!figures) return <div key={card} data-card className={styles['empty']} />
        return (
          <StepCard
            key={card}
            isOld={isPlaceholderData}
            figures={figures}
            isChosen={step === view.step}
            fromReport={whole && { isOn: step === whole, onChange: (isOn) => change({ step: isOn ? whole : card }) }}
            onChoose={() => change({ step })}
            onBin={(fromSeconds, toSeconds) =>
              openList({ step, measure: 'measured', fromSeconds, ...(toSeconds !== null && { toSeconds }) })
            }
          />
        )
      })}
    </section>
  )
}
