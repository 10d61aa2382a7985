import type { PhotoPhase } from '@wangge/db/vocabulary'
import { useDraft } from '../../offline/index.ts'
import { Choice, Words } from '../../parts/Field.tsx'
import { FieldButton } from '../../parts/FieldButton.tsx'
import { PhotoField } from '../../parts/PhotoField.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { useFieldText } from '../../text.ts'
import { PhotoStrip } from '../PhotoStrip.tsx'
import type { StepProps } from './StepHost.tsx'
import { useStep } from './useStep.ts'

interface Draft {
  phase: PhotoPhase
  text: string
}

/** Photos beside the steps: of before, of after, of what else is proof. */
export function PhotoPage({ task }: StepProps) {
  const { t } = useFieldText()
  const { about, back, isBusy, writeOnHazard } = useStep(task)
  const empty: Draft = { phase: task.hazard?.state === 'rectifying' ? 'after' : 'before', text: '' }
  const { draft, photos, setDraft, setPhotos, clear } = useDraft<Draft>(`photo:${task.id}`, empty)
  const submit = async (): Promise<void> => {
    const taken = photos.map(({ blob }) => ({ blob, phase: draft.phase }))
    const action = { action: 'addPhotos' as const, text: draft.text.trim() }
    if (!(await writeOnHazard({ action, photos: taken }))) return
    await clear()
    back()
  }
  return (
    <Sheet
      title={t('step.photo')}
      about={about}
      onBack={back}
      foot={
        <FieldButton look="primary" icon="check" disabled={photos.length === 0 || isBusy} onClick={() => void submit()}>
          {t('photo.submit', { n: photos.length })}
        </FieldButton>
      }
    >
      <PhotoField label={t('photo.label')} photos={photos} onChange={setPhotos} />
      <Choice
        label={t('photo.phase')}
        columns={3}
        value={draft.phase}
        onChange={(phase) => setDraft({ ...draft, phase })}
        options={(['before', 'after', 'evidence'] as const).map((value) => ({ value, words: t(`photo.${value}`) }))}
      />
      <Words label={t('words.optional')} value={draft.text} onChange={(text) => setDraft({ ...draft, text })} />
      {task.hazard && task.hazard.photos.length > 0 && <PhotoStrip photos={task.hazard.photos} />}
    </Sheet>
  )
}
