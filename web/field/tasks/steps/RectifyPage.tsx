import type { RectificationClass } from '@wangge/db/vocabulary'
import { dayWords } from '../../../format/date.ts'
import { dayAfter, instantOf, localDay } from '../../../format/localTime.ts'
import { serverNow, useDraft } from '../../offline/index.ts'
import { Choice, Words } from '../../parts/Field.tsx'
import { FieldButton } from '../../parts/FieldButton.tsx'
import { PhotoField } from '../../parts/PhotoField.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { useTables } from '../../tables.ts'
import { useFieldText } from '../../text.ts'
import type { StepProps } from './StepHost.tsx'
import { useStep, type Written } from './useStep.ts'

const DAYS = ['3', '7', '15', '30'] as const

interface Draft {
  way: RectificationClass
  days: (typeof DAYS)[number] | null
  unit: string
  text: string
  commitments: Record<string, string>
}

/** On the spot, with the photo that proves it, in one go; or by a deadline, which somebody answers for. */
export function RectifyPage({ task }: StepProps) {
  const { t, language } = useFieldText()
  const { commitments: kinds, workingDays } = useTables()
  const { about, back, isBusy, writeOnHazard } = useStep(task)
  const unit = task.hazard?.responsibleUnit ?? ''
  const empty: Draft = { way: 'onTheSpot', days: null, unit, text: '', commitments: {} }
  const { draft, photos, setDraft, setPhotos, clear } = useDraft<Draft>(`rectify:${task.id}`, empty)
  const missing = task.hazard?.allowedActions.find(({ action }) => action === 'beginRectifying')?.missing ?? []
  const isOnTheSpot = draft.way === 'onTheSpot'
  const unfilled = missing.filter((key) => !draft.commitments[key]?.trim())
  const isReady = unfilled.length === 0 && (isOnTheSpot ? photos.length > 0 : draft.days !== null)
  const dayIn = (days: number): string => {
    let day = localDay(serverNow())
    for (let n = 0; n < days; n += 1) day = dayAfter(day)
    return day
  }

  const submit = async (): Promise<void> => {
    const text = draft.text.trim()
    const written: Written[] = []
    if (missing.length > 0)
      written.push({
        action: { action: 'setCommitments', commitments: draft.commitments },
      })
    if (isOnTheSpot) {
      const taken = photos.map(({ blob }) => ({ blob, phase: 'after' as const }))
      written.push({ action: { action: 'beginRectifying', rectificationClass: 'onTheSpot' } })
      written.push({ action: { action: 'reportRectified', text }, photos: taken })
    } else {
      const deadlineAt = instantOf(`${dayIn(Number(draft.days))}T${workingDays?.dutyTo ?? '18:00'}`)
      if (deadlineAt === null) return
      const responsibleUnit = draft.unit.trim()
      const action = {
        action: 'beginRectifying' as const,
        rectificationClass: draft.way,
        deadlineAt,
        responsibleUnit,
        text,
      }
      const taken = photos.map(({ blob }) => ({ blob, phase: 'before' as const }))
      written.push({ action, photos: taken })
    }
    if (!(await writeOnHazard(...written))) return
    await clear()
    back()
  }
  return (
    <Sheet
      title={t('step.rectify')}
      about={about}
      onBack={back}
      foot={
        <FieldButton look="primary" icon="tool" disabled={!isReady || isBusy} onClick={() => void submit()}>
          {t(isOnTheSpot ? 'rectify.submitSpot' : 'rectify.submitLater')}
        </FieldButton>
      }
    >
      <Choice
        label={t('rectify.way')}
        columns={3}
        value={draft.way}
        onChange={(way) => setDraft({ ...draft, way })}
        options={(['onTheSpot', 'byDeadline', 'longTerm'] as const).map((value) => ({
          value,
          words: t(`rectify.${value}`),
        }))}
      />
      {missing.map((key) => {
        const kind = kinds.find((one) => one.key === key)
        const name = (language === 'zh' ? kind?.nameZh : kind?.nameEn) ?? key
        return (
          <Words
            key={key}
            label={t('rectify.commitment', { name })}
            rows={1}
            most={200}
            value={draft.commitments[key] ?? ''}
            onChange={(value) => setDraft({ ...draft, commitments: { ...draft.commitments, [key]: value } })}
          />
        )
      })}
      {!isOnTheSpot && (
        <>
          <Choice
            label={t('rectify.deadline')}
            value={draft.days}
            onChange={(days) => setDraft({ ...draft, days })}
            options={DAYS.map((value) => ({
              value,
              words: t('rectify.inDays', { n: value }),
              note: dayWords(dayIn(Number(value)), language),
            }))}
          />
          <Words
            label={t('rectify.unit')}
            rows={1}
            most={120}
            value={draft.unit}
            onChange={(value) => setDraft({ ...draft, unit: value })}
          />
        </>
      )}
      <PhotoField
        label={t(isOnTheSpot ? 'photo.afterNeeded' : 'photo.beforeLabel')}
        photos={photos}
        onChange={setPhotos}
      />
      <Words label={t('words.optional')} value={draft.text} onChange={(text) => setDraft({ ...draft, text })} />
    </Sheet>
  )
}
