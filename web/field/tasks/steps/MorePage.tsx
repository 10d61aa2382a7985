import { useState } from 'react'
import { Choice, Words } from '../../parts/Field.tsx'
import { FieldButton } from '../../parts/FieldButton.tsx'
import { Sheet } from '../../parts/Sheet.tsx'
import { useFieldText } from '../../text.ts'
import type { StepProps } from './StepHost.tsx'
import { useStep } from './useStep.ts'

type More = 'acknowledge' | 'answer' | 'note' | 'reply'
const MORE: readonly More[] = ['acknowledge', 'answer', 'note', 'reply']

/** What may be said of a case beside its next step, as the server allows it. */
export function MorePage({ task }: StepProps) {
  return <More task={task} first={null} />
}

/** The same, with the answer that the reporter waits for chosen and begun. */
export function AnswerPage({ task }: StepProps) {
  return <More task={task} first="answer" />
}

function More({ task, first }: Pick<StepProps, 'task'> & { first: More | null }) {
  const { t } = useFieldText()
  const { about, back, isBusy, writeOnHazard } = useStep(task)
  const possible = MORE.filter((one) =>
    task.hazard?.allowedActions.some(({ action, allowed }) => action === one && allowed),
  )
  const only = possible.length === 1 ? (possible[0] ?? null) : null
  const [chosen, setChosen] = useState<More | null>(possible.find((one) => one === first) ?? only)
  const [text, setText] = useState(first === 'answer' ? t('more.answerDraft') : '')
  const isReady = chosen === 'acknowledge' || (chosen !== null && text.trim() !== '')
  const submit = async (): Promise<void> => {
    if (chosen === null) return
    const action = chosen === 'acknowledge' ? { action: chosen } : { action: chosen, text: text.trim() }
    if (await writeOnHazard({ action })) back()
  }
  return (
    <Sheet
      title={t('more.title')}
      about={about}
      onBack={back}
      foot={
        <FieldButton look="primary" icon="check" disabled={!isReady || isBusy} onClick={() => void submit()}>
          {t('more.submit')}
        </FieldButton>
      }
    >
      {possible.length === 0 ? (
        <p>{t('task.nothingToDo')}</p>
      ) : (
        <Choice
          label={t('more.what')}
          columns={1}
          value={chosen}
          onChange={(value) => setChosen(value)}
          options={possible.map((value) => ({ value, words: t(`more.${value}`), note: t(`more.${value}Note`) }))}
        />
      )}
      {chosen !== null && chosen !== 'acknowledge' && (
        <Words label={t('more.words')} value={text} onChange={setText} rows={4} />
      )}
    </Sheet>
  )
}
