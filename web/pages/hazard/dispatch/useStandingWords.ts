import type { Dispatch } from '@wangge/api/contract'
import { clockTime } from '../../../format/date.ts'
import { span } from '../../../format/duration.ts'
import { metres } from '../../../format/number.ts'
import { type Language, type Translate, useText } from '../../../text/index.ts'
import type { Standing } from './story.ts'

interface StandingWords {
  /** Who, and what he does. */
  headline: string
  /** The clock that runs in it. */
  detail: string
}

export function useStandingWords(dispatch: Dispatch, standing: Standing): StandingWords {
  const { t, language } = useText()
  return standingWords(dispatch, standing, t, language)
}

/** A standing in two lines: one to read from across the room, one with its clock. */
export function standingWords(
  { teamName: name, estimatedSeconds, etaAt: eta }: Pick<Dispatch, 'teamName' | 'estimatedSeconds' | 'etaAt'>,
  standing: Standing,
  t: Translate,
  language: Language,
): StandingWords {
  switch (standing.kind) {
    case 'asking':
      return {
        headline: t('dispatch.asking', { name }),
        detail: t('dispatch.askingDo', { left: span(standing.secondsLeft, language) }),
      }
    case 'passingOn':
      return { headline: t('dispatch.passingOn', { name }), detail: t('dispatch.passingOnDo') }
    case 'accepted':
      return {
        headline: t('dispatch.accepted', { name }),
        detail: joined(
          t('dispatch.acceptedDo', { span: span(standing.waitingSeconds, language) }),
          estimatedSeconds !== null && eta !== null && t('dispatch.acceptedEta', { at: clockTime(eta) }),
        ),
      }
    case 'underway':
      return { headline: t('dispatch.underway', { name }), detail: etaWords(standing, t, language) }
    case 'onScene':
      return {
        headline: t('dispatch.onScene', { name }),
        detail: joined(
          arrivalWords(standing.by, standing.metres, t),
          t('dispatch.onSceneFor', { span: span(standing.forSeconds, language) }),
        ),
      }
    case 'ended':
      return { headline: name, detail: t(`dispatch.state.${standing.state}`) }
  }
}

function etaWords(
  { etaAt, secondsLeft }: { etaAt: string | null; secondsLeft: number | null },
  t: Translate,
  language: Language,
): string {
  if (etaAt === null || secondsLeft === null) return t('dispatch.etaUnknown')
  const key = secondsLeft >= 0 ? 'dispatch.etaIn' : 'dispatch.etaLate'
  return t(key, { at: clockTime(etaAt), span: span(Math.abs(secondsLeft), language) })
}

/** By position and how far off, or by word: never told as the same. */
export function arrivalWords(by: 'position' | 'word', metresOff: number | null, t: Translate): string {
  if (by === 'word') return t('dispatch.onScene.word')
  return metresOff === null
    ? t('dispatch.onScene.positionBare')
    : t('dispatch.onScene.position', { metres: metres(metresOff) })
}

const joined = (...parts: (string | false)[]): string => parts.filter(Boolean).join(' · ')
