import type { Candidate } from '@wangge/api/contract'
import { age } from '../../../format/duration.ts'
import { metres } from '../../../format/number.ts'
import { dispatchText } from '../../../text/dispatch.ts'
import { type Language, type TextKey, type Translate, useText, worded } from '../../../text/index.ts'

/** A candidate in words; ages are counted to the moment of the ranking. */
export function useCandidateWords(asOf: string): {
  facts(candidate: Candidate): string
  whyNot(candidate: Candidate): string
} {
  const { t, language } = useText()
  return {
    facts: (candidate) => factsOf(candidate, asOf, t, language).join(' · '),
    whyNot: (candidate) => whyNotOf(candidate, asOf, t, language).join(language === 'zh' ? '，' : ', '),
  }
}

/** By what it goes and how far, how much it has had to do, what of its equipment is not ready, how old its position is. */
export function factsOf(candidate: Candidate, asOf: string, t: Translate, language: Language): string[] {
  const { mode, load, unready } = candidate
  const parts: (string | false)[] = [
    [t(`dispatch.travel.${mode}`), candidate.metres !== null && metres(candidate.metres)].filter(Boolean).join(' '),
    load === 0 ? t('dispatch.idle') : t('dispatch.load', { n: load }),
    unready.length > 0 && t('dispatch.unready', { what: listed(unready, 'equipment', t, language) }),
    positionWords(candidate, asOf, t, language),
    ...candidate.remarks
      .filter((remark) => remark !== 'stalePosition' && remark !== 'unready')
      .map((remark) => remarkWords(remark, t)),
  ]
  return parts.flatMap((part) => part || [])
}

/** Why a team cannot be sent, every reason the server gave; where its position is too old, how old. */
export function whyNotOf(candidate: Candidate, asOf: string, t: Translate, language: Language): string[] {
  const { remarks, unready } = candidate
  return remarks.map((remark) => {
    if (remark === 'stalePosition') return positionWords(candidate, asOf, t, language) || remarkWords(remark, t)
    if (remark === 'unready' && unready.length > 0)
      return t('dispatch.unready', { what: listed(unready, 'equipment', t, language) })
    return remarkWords(remark, t)
  })
}

function positionWords({ stale, positionAt, from }: Candidate, asOf: string, t: Translate, language: Language): string {
  const old =
    stale && positionAt !== null
      ? t('dispatch.staleAt', { age: age((Date.parse(asOf) - Date.parse(positionAt)) / 1000, language) })
      : ''
  return [old, from === 'base' && t('dispatch.fromBase')].filter(Boolean).join(language === 'zh' ? '，' : ', ')
}

/** A remark in words; one that only a newer server knows stands as it is. */
function remarkWords(remark: string, t: Translate): string {
  const key = `dispatch.remark.${remark}`
  return key in dispatchText.zh ? t(key as TextKey) : remark
}

const listed = (values: readonly string[], prefix: string, t: Translate, language: Language): string =>
  values.map((value) => worded(t, prefix, value)).join(language === 'zh' ? '、' : ', ')
