import { useState } from 'react'
import { Choice, Words } from '../../parts/Field.tsx'
import { FieldButton } from '../../parts/FieldButton.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { useFieldText } from '../../text.ts'
import type { StepProps } from './StepHost.tsx'
import { useStep } from './useStep.ts'

const REASONS = ['vehicle', 'busy', 'blocked', 'people', 'equipment', 'other'] as const

/** The team cannot go, and why: the next one is asked. */
export function DeclinePage({ task }: StepProps) {
  const { t } = useFieldText()
  const { about, back, isBusy, writeOnDispatch } = useStep(task)
  const [why, setWhy] = useState<(typeof REASONS)[number] | null>(null)
  const [text, setText] = useState('')
  const isReady = why !== null && (why !== 'other' || text.trim() !== '')
  const submit = async (): Promise<void> => {
    const named = why === null || why === 'other' ? '' : t(`decline.${why}`)
    const reason = [named, text.trim()]
      .filter((part) => part !== '')
      .join('。')
      .slice(0, 200)
    if (await writeOnDispatch('decline', { reason })) back()
  }
  return (
    <Sheet
      title={t('decline.title')}
      about={about}
      onBack={back}
      foot={
        <FieldButton look="primary" disabled={!isReady || isBusy} onClick={() => void submit()}>
          {t('decline.submit')}
        </FieldButton>
      }
    >
      <Choice
        label={t('decline.why')}
        value={why}
        onChange={(value) => setWhy(value)}
        options={REASONS.map((value) => ({ value, words: t(`decline.${value}`) }))}
      />
      <Words
        label={t(why === 'other' ? 'decline.words' : 'words.optional')}
        most={150}
        value={text}
        onChange={setText}
      />
    </Sheet>
  )
}
