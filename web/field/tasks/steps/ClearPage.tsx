import { useState } from 'react'
import { Choice, Words } from '../../parts/Field.tsx'
import { FieldButton } from '../../parts/FieldButton.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { useFieldText } from '../../text.ts'
import type { StepProps } from './StepHost.tsx'
import { useStep } from './useStep.ts'

const OUTCOMES = ['handled', 'handedOn', 'notFound', 'other'] as const

/** The team leaves: what came of it. */
export function ClearPage({ task }: StepProps) {
  const { t } = useFieldText()
  const { about, back, isBusy, writeOnDispatch } = useStep(task)
  const [outcome, setOutcome] = useState<(typeof OUTCOMES)[number] | null>(null)
  const [text, setText] = useState('')
  const isReady = outcome !== null && (outcome !== 'other' || text.trim() !== '')
  const submit = async (): Promise<void> => {
    const named = outcome === null || outcome === 'other' ? '' : t(`clear.${outcome}`)
    const words = [named, text.trim()].filter((part) => part !== '').join('。')
    if (await writeOnDispatch('clear', { outcome: words })) back()
  }
  return (
    <Sheet
      title={t('step.clear')}
      about={about}
      onBack={back}
      foot={
        <FieldButton look="primary" icon="leave" disabled={!isReady || isBusy} onClick={() => void submit()}>
          {t('clear.submit')}
        </FieldButton>
      }
    >
      <Choice
        label={t('clear.outcome')}
        value={outcome}
        onChange={(value) => setOutcome(value)}
        options={OUTCOMES.map((value) => ({ value, words: t(`clear.${value}`) }))}
      />
      <Words label={t('words.optional')} value={text} onChange={setText} />
    </Sheet>
  )
}
