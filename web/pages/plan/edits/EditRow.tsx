import { Icon } from '../../../parts/Icon.tsx'
import { useText } from '../../../text/index.ts'
import { usePlanTable } from '../state/table.ts'
import { EditMark } from './EditMark.tsx'
import styles from './EditsPanel.module.css'
import { type EditWording, signed, subjectWords } from './editWords.ts'
import type { Subject } from './subjects.ts'
import type { Gains } from './useGains.ts'
import { useShowEdit } from './useShowEdit.ts'
import { useWhatIf } from './whatIf.ts'

interface EditRowProps {
  row: Subject
  wording: EditWording
  gains: Gains
  onRemove(title: string): void
}

/** What is changed, what it brings, and the way to take it out. */
export function EditRow({ row, wording, gains, onRemove }: EditRowProps) {
  const { t } = useText()
  const { settings, selectedPointId } = usePlanTable()
  const { dragging } = useWhatIf()
  const show = useShowEdit()
  const { title, what } = subjectWords(row, wording)
  const gain = gains.of(row.key)
  const isNew = row.edits[0]?.type === 'addPoint'
  const state = dragging?.id === row.key ? t('planEdits.dragging') : isNew ? t('planEdits.placed') : ''
  return (
    <div className={styles['row']}>
      <button
        type="button"
        className={styles['open']}
        aria-label={t('planEdits.select', { what: title })}
        aria-current={row.key === selectedPointId}
        onClick={() => show(row)}
      >
        <EditMark edit={row.edits[0]} />
        <span className={styles['words']}>
          <span className={styles['title']}>{title}</span>
          <span className={styles['what']}>{[what, state].filter(Boolean).join(' · ')}</span>
        </span>
        {gain !== undefined && (
          <span
            className={styles['gain']}
            data-sign={Math.sign(gain)}
            data-old={(gains.isOld && dragging?.id !== row.key) || undefined}
            title={t('planEdits.gainMeans')}
          >
            {gain === 0 ? `+${signed(0, settings.weight, t)}` : signed(gain, settings.weight, t)}
          </span>
        )}
      </button>
      <button
        type="button"
        className={styles['remove']}
        aria-label={t('planEdits.remove', { what: title })}
        title={t('planEdits.remove', { what: title })}
        onClick={() => onRemove(title)}
      >
        <Icon name="close" size={16} />
      </button>
    </div>
  )
}
