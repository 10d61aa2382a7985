import { Button } from 'antd'
import { count } from '../../../format/number.ts'
import { useText } from '../../../text/index.ts'
import styles from './FigureSheet.module.css'

interface PagerProps {
  from: number
  size: number
  total: number
  onFrom(from: number): void
}

/** 51–100 / 2,310 between 上一页 and 下一页; nothing where all fits on one page. */
export function Pager({ from, size, total, onFrom }: PagerProps) {
  const { t } = useText()
  if (total <= size) return null
  const to = Math.min(from + size, total)
  return (
    <div className={styles['pager']}>
      <Button size="small" disabled={from === 0} onClick={() => onFrom(Math.max(0, from - size))}>
        {t('planFigure.previous')}
      </Button>
      <span role="status">{t('planFigure.shown', { from: count(from + 1), to: count(to), n: count(total) })}</span>
      <Button size="small" disabled={to >= total} onClick={() => onFrom(to)}>
        {t('planFigure.next')}
      </Button>
    </div>
  )
}
