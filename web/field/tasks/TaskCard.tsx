import type { FieldTask, FieldTeam } from '@wangge/api/contract'
import { ClockSymbol } from '../../map/symbols.tsx'
import { useQueue } from '../offline/index.ts'
import { FieldButton } from '../parts/FieldButton.tsx'
import type { FieldIconName } from '../parts/FieldIcon.tsx'
import { addressOf, goTo } from '../route.ts'
import { useKindName } from '../tables.ts'
import { useFieldText } from '../text.ts'
import { type NextStep, nextStep } from './nextStep.ts'
import { PhotoStrip } from './PhotoStrip.tsx'
import styles from './TaskCard.module.css'
import { useTap } from './useTap.ts'
import { useTaskClock } from './useTaskClock.ts'

const ICONS: Record<string, FieldIconName> = {
  accept: 'check',
  depart: 'go',
  arrive: 'arrive',
  acknowledge: 'check',
  verify: 'check',
  rectify: 'tool',
  finish: 'tool',
  reinspect: 'check',
  closeOut: 'check',
  clear: 'leave',
}

/** The task at hand: what and where, its clock, the one button, and three beside it. */
export function TaskCard({ task }: { task: FieldTask; teams: readonly FieldTeam[] }) {
  const { t } = useFieldText()
  const kindName = useKindName()
  const clock = useTaskClock(task)
  const step = nextStep(task)
  const tap = useTap(task)
  const { items } = useQueue()
  const waiting = items.filter((item) => item.state !== 'sent' && isAbout(item.action, task)).length
  const mayDecline = task.dispatch?.allowedActions.includes('decline') ?? false
  // The promise of ten minutes is kept by an answer that the reporter sees; it goes before what can wait.
  const owesAnswer =
    task.hazard?.dueClock === 'feedback' &&
    task.hazard.allowedActions.some(({ action, allowed }) => action === 'answer' && allowed)
  const open = (page: string) => () => goTo(addressOf.step(task.id, page))
  const name = step && stepName(step)
  return (
    <section className={styles['card']} aria-label={kindName(task.kind)}>
      <div className={styles['what']}>
        <ClockSymbol clock={clock.state} size={26} />
        <h2>{kindName(task.kind)}</h2>
        {task.grade === 'major' && <em>{t('grade.major')}</em>}
        {task.dispatch && <em data-sent>{t(`dispatchState.${task.dispatch.state}`)}</em>}
      </div>
      <p className={styles['where']}>{task.address || task.hazard?.cellName || task.serial}</p>
      <div className={styles['clock']}>
        <p className={styles['due']}>{clock.due}</p>
        <p className={styles['left']} data-clock={clock.state}>
          {task.hazard && <span className="visuallyHidden">{t(`clock.${clock.state}`)} </span>}
          {clock.left}
        </p>
      </div>
      {task.description && <p className={styles['words']}>{task.description}</p>}
      {waiting > 0 && <p className={styles['waiting']}>{t('task.waiting', { n: waiting })}</p>}
      {step && name ? (
        <FieldButton
          look="primary"
          icon={ICONS[name] ?? 'check'}
          onClick={'tap' in step ? () => void tap(step.tap) : open(step.page)}
        >
          {t(`step.${name}`)}
        </FieldButton>
      ) : (
        <p className={styles['nothing']}>{t('task.nothingToDo')}</p>
      )}
      <div className={styles['three']}>
        {task.hazard && <FieldButton onClick={open('photo')}>{t('step.photo')}</FieldButton>}
        <FieldButton onClick={open('call')}>{t('step.call')}</FieldButton>
        {mayDecline && <FieldButton onClick={open('decline')}>{t('step.decline')}</FieldButton>}
        {!mayDecline && task.hazard && (
          <FieldButton onClick={open(owesAnswer ? 'answer' : 'more')}>
            {t(owesAnswer ? 'step.answer' : 'step.more')}
          </FieldButton>
        )}
      </div>
      {task.hazard && task.hazard.photos.length > 0 && <PhotoStrip photos={task.hazard.photos} />}
    </section>
  )
}

const stepName = (step: NextStep) => ('tap' in step ? step.tap : step.page)

function isAbout(action: ReturnType<typeof useQueue>['items'][number]['action'], { id, dispatch }: FieldTask): boolean {
  if (action.type === 'hazardAction') return 'id' in action.hazard && action.hazard.id === id
  return action.type === 'dispatchAction' && action.dispatchId === dispatch?.id
}
