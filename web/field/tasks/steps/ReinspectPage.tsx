import { instantOf, localMinute } from '../../../format/localTime.ts'
import { serverNow, useDraft } from '../../offline/index.ts'
import { Choice, Words } from '../../parts/Field.tsx'
import { FieldButton } from '../../parts/FieldButton.tsx'
import { PhotoField } from '../../parts/PhotoField.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { useFieldText } from '../../text.ts'
import { PhotoStrip } from '../PhotoStrip.tsx'
import type { StepProps } from './StepHost.tsx'
import { useStep } from './useStep.ts'

interface Draft {
  result: 'passed' | 'failed' | null
  days: '1' | '3' | '7' | null
  text: string
}

const DAY_MS = 86_400_000

/** Looked at again: well, or back to rectifying by a new deadline. */
export function ReinspectPage({ task }: StepProps) {
  const { t } = useFieldText()
  const { about, back, isBusy, writeOnHazard } = useStep(task)
  const empty: Draft = { result: null, days: null, text: '' }
  const { draft, photos, setDraft, setPhotos, clear } = useDraft<Draft>(`reinspect:${task.id}`, empty)
  const { result, days, text } = draft
  const isReady = result === 'passed' || (result === 'failed' && days !== null)
  const submit = async (): Promise<void> => {
    const said = { action: 'reinspect' as const, passed: result === 'passed', text: text.trim() }
    const day = localMinute(serverNow() + Number(days) * DAY_MS).slice(0, 10)
    const deadlineAt = result === 'failed' ? instantOf(`${day}T18:00`) : null
    const action = deadlineAt === null ? said : { ...said, deadlineAt }
    const taken = photos.map(({ blob }) => ({ blob, phase: 'evidence' as const }))
    if (!(await writeOnHazard({ action, photos: taken }))) return
    await clear()
    back()
  }
  return (
    <Sheet
      title={t('step.reinspect')}
      about={about}
      onBack={back}
      foot={
        <FieldButton look="primary" icon="check" disabled={!isReady || isBusy} onClick={() => void submit()}>
          {t('reinspect.submit')}
        </FieldButton>
      }
    >
      {task.hazard && task.hazard.photos.length > 0 && <PhotoStrip photos={task.hazard.photos} />}
      <Choice
        label={t('reinspect.result')}
        value={result}
        onChange={(value) => setDraft({ ...draft, result: value })}
        options={[
          { value: 'passed', words: t('reinspect.passed') },
          { value: 'failed', words: t('reinspect.failed') },
        ]}
      />
      {result === 'failed' && (
        <Choice
          label={t('rectify.deadline')}
          columns={3}
          value={days}
          onChange={(value) => setDraft({ ...draft, days: value })}
          options={(['1', '3', '7'] as const).map((value) => ({ value, words: t('rectify.inDays', { n: value }) }))}
        />
      )}
      <PhotoField label={t('photo.evidenceLabel')} photos={photos} onChange={setPhotos} />
      <Words label={t('words.optional')} value={text} onChange={(value) => setDraft({ ...draft, text: value })} />
    </Sheet>
  )
}
