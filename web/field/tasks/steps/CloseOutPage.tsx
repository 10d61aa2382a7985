import { useState } from 'react'
import { Words } from '../../parts/Field.tsx'
import { FieldButton } from '../../parts/FieldButton.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { useFieldText } from '../../text.ts'
import { PhotoStrip } from '../PhotoStrip.tsx'
import type { StepProps } from './StepHost.tsx'
import { useStep } from './useStep.ts'

/** The case is closed: with all its photos before one's eyes. */
export function CloseOutPage({ task }: StepProps) {
  const { t } = useFieldText()
  const { about, back, isBusy, writeOnHazard } = useStep(task)
  const [text, setText] = useState('')
  const submit = async (): Promise<void> => {
    if (await writeOnHazard({ action: { action: 'closeOut', text: text.trim() } })) back()
  }
  return (
    <Sheet
      title={t('step.closeOut')}
      about={about}
      onBack={back}
      foot={
        <FieldButton look="primary" icon="check" disabled={isBusy} onClick={() => void submit()}>
          {t('closeOut.submit')}
        </FieldButton>
      }
    >
      {task.hazard && task.hazard.photos.length > 0 && <PhotoStrip photos={task.hazard.photos} />}
      <Words label={t('words.optional')} value={text} onChange={setText} />
    </Sheet>
  )
}
