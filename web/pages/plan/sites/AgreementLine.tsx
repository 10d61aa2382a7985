import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'react-router'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import { sameContent } from '../scenarios/same.ts'
import { scenarioQuery } from '../scenarios/scenarioQueries.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './Gains.module.css'
import { onlyShortens } from './gains.ts'

/** 没有人因此变远；服务器复算一致 — each half only where it is so. */
export function AgreementLine({ lost }: { lost: number }) {
  const { t, language } = useText()
  const { edits } = usePlanTable()
  const server = useServerWords()
  const said =
    lost > 0
      ? t('planGains.lostLine', { n: count(lost) })
      : t(onlyShortens(edits) ? 'planGains.nobody' : 'planGains.nobodyOut')
  return (
    <p className={styles['agreement']} data-bad={server.isBad}>
      {said}
      {language === 'zh' ? '；' : '; '}
      {server.words}
    </p>
  )
}

/** Whether the saved scenario, computed by the server, is the one on the table, to every residence. */
function useServerWords(): { words: string; isBad: boolean } {
  const { t } = useText()
  const { search } = useLocation()
  const { answer, edits, settings } = usePlanTable()
  const id = new URLSearchParams(search).get('scenario')
  const saved = useQuery(scenarioQuery(id)).data
  const isSaved = saved !== undefined && sameContent(saved, { edits, settings })
  if (!isSaved || !answer?.digest) return { words: t('planGains.unchecked'), isBad: false }
  if (saved.figures.residencesDigest === answer.digest) return { words: t('planGains.agrees'), isBad: false }
  const list = saved.differences.map(({ what, browser, server }) => `${what} ${browser} / ${server}`).join('；')
  return { words: t('planGains.differs', { list: list || saved.figures.residencesDigest }), isBad: true }
}
