import type { HazardGrade } from '@wangge/db/vocabulary'
import { useDraft } from '../../offline/index.ts'
import { Call119 } from '../../parts/Call119.tsx'
import { Choice, Words } from '../../parts/Field.tsx'
import { FieldButton } from '../../parts/FieldButton.tsx'
import { PhotoField } from '../../parts/PhotoField.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { useFieldText } from '../../text.ts'
import type { StepProps } from './StepHost.tsx'
import { useStep } from './useStep.ts'

interface Draft {
  verdict: 'real' | 'false' | null
  grade: HazardGrade
  text: string
}

/** Real or false, how grave, what it looks like. */
export function VerifyPage({ task }: StepProps) {
  const { t } = useFieldText()
  const { about, back, isBusy, writeOnHazard } = useStep(task)
  const empty: Draft = { verdict: null, grade: task.grade, text: '' }
  const { draft, photos, setDraft, setPhotos, clear } = useDraft<Draft>(`verify:${task.id}`, empty)
  const { verdict, grade, text } = draft
  const needsWords = verdict === 'false' && text.trim() === ''
  const submit = async (): Promise<void> => {
    if (verdict === null) return
    const action = { action: 'verify' as const, verdict, grade, text: text.trim() }
    const taken = photos.map(({ blob }) => ({ blob, phase: 'before' as const }))
    if (!(await writeOnHazard({ action, photos: taken }))) return
    await clear()
    back()
  }
  return (
    <Sheet
      title={t('step.verify')}
      about={about}
      onBack={back}
      foot={
        <FieldButton
          look="primary"
          icon="check"
          disabled={verdict === null || needsWords || isBusy}
          onClick={() => void submit()}
        >
          {t('verify.submit')}
        </FieldButton>
      }
    >
      <Choice
        label={t('verify.verdict')}
        value={verdict}
        onChange={(value) => setDraft({ ...draft, verdict: value })}
        options={[
          { value: 'real', words: t('verify.real'), note: t('verify.realNote') },
          { value: 'false', words: t('verify.false'), note: t('verify.falseNote') },
        ]}
      />
      <PhotoField label={t('photo.beforeLabel')} photos={photos} onChange={setPhotos} />
      {verdict !== 'false' && (
        <Choice
          label={t('report.grade')}
          value={grade}
          onChange={(value) => setDraft({ ...draft, grade: value })}
          options={[
            { value: 'general', words: t('grade.general') },
            { value: 'major', words: t('grade.major') },
          ]}
        />
      )}
      <Words
        label={t(verdict === 'false' ? 'verify.why' : 'words.optional')}
        value={text}
        onChange={(value) => setDraft({ ...draft, text: value })}
      />
      <Call119 />
    </Sheet>
  )
}
