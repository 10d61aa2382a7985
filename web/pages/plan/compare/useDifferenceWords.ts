import type { RunComparison } from '@wangge/api/contract'
import { minutes } from '../../../format/duration.ts'
import { metres } from '../../../format/number.ts'
import { type Language, type TextKey, type Translate, useText, worded } from '../../../text/index.ts'
import { planFiguresText } from '../../../text/planFigures.ts'
import { weekTime } from '../figures/weekTime.ts'

type Difference = RunComparison['differentSettings'][number]

/** What the server says of two runs or of a report and its run, in words: 时限 10.0 分 对 8.0 分. */
export function useDifferenceWords(): (difference: Difference) => Difference {
  const { t, language } = useText()
  return ({ what, one, other }) => {
    const key = `planCompare.what.${what}`
    return {
      what: key in planFiguresText.zh ? t(key as TextKey) : what,
      one: wordsOf(what, one, t, language),
      other: wordsOf(what, other, t, language),
    }
  }
}

/** Digests are cut: their first characters tell two apart. */
const DIGEST_SHOWN = 8

function wordsOf(what: string, value: string, t: Translate, language: Language): string {
  switch (what) {
    case 'limit':
      return minutes(Number(value), language)
    case 'speed':
      return `${value} m/s`
    case 'kinds':
      return value === ''
        ? t('coverage.allKinds')
        : value
            .split(',')
            .map((kind) => worded(t, 'pointKind', kind))
            .join(language === 'zh' ? '、' : ', ')
    case 'network':
      return t('planCompare.version', { n: value })
    case 'snapLimit':
      return metres(Number(value))
    case 'minuteOfWeek':
      return value === '' ? t('planFigure.hoursAny') : weekTime(Number(value), language)
    case 'staff':
    case 'room':
      return t(value === 'true' ? 'planCompare.yes' : 'planCompare.no')
    case 'input':
      return value.slice(0, DIGEST_SHOWN)
    default:
      return value
  }
}
