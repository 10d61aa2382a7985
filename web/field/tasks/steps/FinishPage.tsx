import { useDraft } from '../../offline/index.ts'
import { Words } from '../../parts/Field.tsx'
import { FieldButton } from '../../parts/FieldButton.tsx'
import { PhotoField } from '../../parts/PhotoField.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { useFieldText } from '../../text.ts'
import { PhotoStrip } from '../PhotoStrip.tsx'
import type { StepProps } from './StepHost.tsx'
import { useStep } from './useStep.ts'

/** Rectified: what was there before, and the photo of what is there now. */
export function FinishPage({ task }: StepProps) {
  const { t } = useFieldText()
  const { about, back, isBusy, writeOnHazard } = useStep(task)
  const { draft, photos, setDraft, setPhotos, clear } = useDraft(`finish:${task.id}`, { text: '' })
  const isHindered = task.hazard?.allowedActions.some(
    ({ action, reasons }) => action === 'reportRectified' && reasons.includes('afterPhotoMissing'),
  )
  const isReady = !isHindered || photos.length > 0
  const before = task.hazard?.photos.filter(({ phase }) => phase !== 'after') ?? []
  const submit = async (): Promise<void> => {
    const taken = photos.map(({ blob }) => ({ blob, phase: 'after' as const }))
    const action = { action: 'reportRectified' as const, text: draft.text.trim() }
    if (!(await writeOnHazard({ action, photos: taken }))) return
    await clear()
    back()
  }
  return (
    <Sheet
      title={t('step.finish')}
      about={about}
      onBack={back}
      foot={
        <FieldButton look="primary" icon="check" disabled={!isReady || isBusy} onClick={() => void submit()}>
          {t('finish.submit')}
        </FieldButton>
      }
    >
      {before.length > 0 && <PhotoStrip photos={before} />}
      <PhotoField
        label={t(isHindered ? 'photo.afterNeeded' : 'photo.afterLabel')}
        photos={photos}
        onChange={setPhotos}
      />
      <Words label={t('words.optional')} value={draft.text} onChange={(text) => setDraft({ text })} />
    </Sheet>
  )
}
