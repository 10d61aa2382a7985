import type { AllowedAction, HazardCase } from '@wangge/api/contract'
import type { HazardAction } from '@wangge/db/vocabulary'
import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from 'react'
import { changeKey } from '../../../data/changeKey.ts'
import { useHazardAction } from '../../../data/hazardChanges.ts'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { type Moved, movedOf } from './moved.ts'
import { useActionKeys } from './useActionKeys.ts'

const ActionDrawer = lazy(() => import('./ActionDrawer.tsx'))

interface Actions {
  /** Does it at once where it asks for nothing, else opens its form; `about` names the field to begin with. */
  start(action: HazardAction, about?: string): void
  allowed(action: HazardAction): AllowedAction | undefined
  isBusy: boolean
  /** Why the last action that needed no form was not taken. */
  moved: Moved | null
  refusal: Error | null
}

const ActionsContext = createContext<Actions | null>(null)

export function useActions(): Actions {
  const actions = useContext(ActionsContext)
  if (!actions) throw new Error('useActions needs an ActionHost above it')
  return actions
}

/** Actions that ask for nothing. */
const AT_ONCE: readonly HazardAction[] = ['acknowledge', 'resume']

/** What can be done to one hazard: keys A, V, T, the forms, and what became of the last try. */
export function ActionHost({ hazard, children }: { hazard: HazardCase; children: ReactNode }) {
  const { t } = useText()
  const toast = useToast()
  const [open, setOpen] = useState<{ action: HazardAction; about: string | null } | null>(null)
  const [refusedAt, setRefusedAt] = useState<{ error: Error; version: number } | null>(null)
  const { mutate, isPending } = useHazardAction(hazard.id)
  const { id, version, allowedActions } = hazard

  const allowed = useCallback(
    (action: HazardAction) => allowedActions.find((one) => one.action === action),
    [allowedActions],
  )
  const start = useCallback(
    (action: HazardAction, about?: string) => {
      if (!allowedActions.some((one) => one.action === action && one.allowed)) return
      setRefusedAt(null)
      if (!AT_ONCE.includes(action)) {
        setOpen({ action, about: about ?? null })
        return
      }
      const input = { action: action === 'resume' ? 'resume' : 'acknowledge', expectedVersion: version } as const
      mutate(
        { input, key: changeKey() },
        {
          onSuccess: () => toast(t(`hazard.done.${action}`)),
          onError: (error) => setRefusedAt({ error, version }),
        },
      )
    },
    [allowedActions, version, mutate, toast, t],
  )
  useActionKeys(open === null ? start : null)

  // The note about a lost race goes once something else has happened since.
  useEffect(() => {
    if (refusedAt && version > refusedAt.version + 1) setRefusedAt(null)
  }, [refusedAt, version])

  const actions = useMemo<Actions>(() => {
    const moved = movedOf(refusedAt?.error ?? null)
    return { start, allowed, isBusy: isPending, moved, refusal: moved ? null : (refusedAt?.error ?? null) }
  }, [start, allowed, isPending, refusedAt])
  return (
    <ActionsContext value={actions}>
      {children}
      {open && (
        <Suspense>
          <ActionDrawer
            key={`${id} ${open.action}`}
            hazard={hazard}
            action={open.action}
            about={open.about}
            onClose={() => setOpen(null)}
          />
        </Suspense>
      )}
    </ActionsContext>
  )
}
