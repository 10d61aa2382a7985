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
  /** That clock alone, large; '' where none runs. */
  figure: string
}

export function useStandingWords(dispatch: Dispatch, standing: Standing): StandingWords {
  const { t, language } = useText()
  return standingWords(dispatch, standing, t, language)
}

/** A standing in two lines: one to read from across the room, one with its clock. */
export function standingWords(
  { teamName: name }: Pick<Dispatch, 'teamName'>,
  standing: Standing,
  t: Translate,
  language: Language,
): StandingWords {
  switch (standing.kind) {
    case 'asking':
      return {
        headline: t('dispatch.asking', { name }),
        detail: t('dispatch.askingDo'),
        figure: span(standing.secondsLeft, language),
      }
    case 'passingOn':
      return { headline: t('dispatch.passingOn', { name }), detail: t('dispatch.passingOnDo'), figure: '' }
    case 'accepted':
      return {
        headline: t('dispatch.accepted', { name }),
        detail: t('dispatch.acceptedDo'),
        figure: span(standing.waitingSeconds, language),
      }
    case 'underway':
      return { headline: t('dispatch.underway', { name }), ...etaWords(standing, t, language) }
    case 'onScene':
      return {
        headline: t('dispatch.onScene', { name }),
        detail: [
          arrivalWords(standing.by, standing.metres, t),
          t('dispatch.onSceneFor', { span: span(standing.forSeconds, language) }),
        ].join(' · '),
        figure: '',
      }
    case 'ended':
      return { headline: name, detail: t(`dispatch.state.${standing.state}`), figure: '' }
  }
}

function etaWords(
  { etaAt, secondsLeft }: { etaAt: string | null; secondsLeft: number | null },
  t: Translate,
  language: Language,
): Pick<StandingWords, 'detail' | 'figure'> {
  if (etaAt === null || secondsLeft === null) return { detail: t('dispatch.etaUnknown'), figure: '' }
  return {
    detail: t(secondsLeft >= 0 ? 'dispatch.etaIn' : 'dispatch.etaLate', { at: clockTime(etaAt) }),
    figure: span(Math.abs(secondsLeft), language),
  }
}

/** By position and how far off, or by word: never told as the same. */
export function arrivalWords(by: 'position' | 'word', metresOff: number | null, t: Translate): string {
  if (by === 'word') return t('dispatch.onScene.word')
  return metresOff === null
    ? t('dispatch.onScene.positionBare')
    : t('dispatch.onScene.position', { metres: metres(metresOff) })
}
