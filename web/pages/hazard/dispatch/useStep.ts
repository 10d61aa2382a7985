import type { Dispatch } from '@wangge/api/contract'
import { useRef, useState } from 'react'
import { changeKey } from '../../../data/changeKey.ts'
import { type DispatchStepInput, useDispatchStep } from '../../../data/dispatches.ts'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { locate } from './locate.ts'

/** Takes a step; an arrival carries the phone's position where the phone tells it, else it counts by word. */
export function useStep(dispatch: Dispatch, isOwn: boolean) {
  const { t } = useText()
  const toast = useToast()
  const step = useDispatchStep(dispatch)
  const [isLocating, setLocating] = useState(false)
  const tried = useRef<{ words: string; input: DispatchStepInput; key: string } | null>(null)
  const take = async (part: Omit<DispatchStepInput, 'expectedVersion'>): Promise<boolean> => {
    if (isLocating || step.isPending) return false
    // Sent again as it stands after a broken line, it is the same step, from the same place; anything else is another.
    const words = JSON.stringify([part, dispatch.version])
    if (tried.current?.words !== words) {
      const place = part.action === 'arrive' && isOwn ? await located() : {}
      tried.current = { words, input: { ...part, ...place, expectedVersion: dispatch.version }, key: changeKey() }
    }
    try {
      const answer = await step.mutateAsync(tried.current)
      toast(
        part.action === 'arrive'
          ? t(answer.arrivedBy === 'position' ? 'dispatch.arrivedByPosition' : 'dispatch.arrivedByWord')
          : t(`dispatch.done.${part.action}`),
      )
      return true
    } catch {
      return false
    }
  }
  const located = async () => {
    setLocating(true)
    const place = await locate()
    setLocating(false)
    return place ?? {}
  }
  return { take, isPending: step.isPending || isLocating, isLocating, error: step.error }
}
