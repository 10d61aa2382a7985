import type { FieldTask, FieldTeam } from '@wangge/api/contract'
import type { ComponentType } from 'react'
import { useEffect } from 'react'
import { addressOf, goTo } from '../../route.ts'
import { STEP_PAGES, type StepPage } from '../nextStep.ts'
import type { Tasks } from '../useTasks.ts'
import { CallPage } from './CallPage.tsx'
import { ClearPage } from './ClearPage.tsx'
import { CloseOutPage } from './CloseOutPage.tsx'
import { DeclinePage } from './DeclinePage.tsx'
import { FinishPage } from './FinishPage.tsx'
import { AnswerPage, MorePage } from './MorePage.tsx'
import { PhotoPage } from './PhotoPage.tsx'
import { RectifyPage } from './RectifyPage.tsx'
import { ReinspectPage } from './ReinspectPage.tsx'
import { VerifyPage } from './VerifyPage.tsx'

export interface StepProps {
  task: FieldTask
  teams: readonly FieldTeam[]
}

const PAGES: Record<StepPage, ComponentType<StepProps>> = {
  verify: VerifyPage,
  rectify: RectifyPage,
  finish: FinishPage,
  reinspect: ReinspectPage,
  closeOut: CloseOutPage,
  clear: ClearPage,
  decline: DeclinePage,
  photo: PhotoPage,
  more: MorePage,
  answer: AnswerPage,
  call: CallPage,
}

/** The page of one step of one task; where either is not there (any more), the list. */
export default function StepHost({ id, step, tasks }: { id: string; step: string; tasks: Tasks }) {
  const page = STEP_PAGES.find((one) => one === step)
  const task = tasks.tasks?.find((one) => one.id === id)
  const isGone = page === undefined || (tasks.tasks !== undefined && task === undefined)
  useEffect(() => {
    if (isGone) goTo(addressOf.tasks, { replace: true })
  }, [isGone])
  if (!page || !task) return null
  const Page = PAGES[page]
  return <Page task={task} teams={tasks.teams} />
}
