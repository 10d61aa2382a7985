import type { District } from '@wangge/api/contract'
import { Button, Progress } from 'antd'
import { ProblemError } from '../../../data/client.ts'
import { useCoverageRun } from '../../../data/useCoverageRun.ts'
import { percent } from '../../../format/number.ts'
import { problemText } from '../../../parts/Failed.tsx'
import { useText, worded } from '../../../text/index.ts'
import { RunForm } from './RunForm.tsx'
import styles from './RunPanel.module.css'

/** 重新计算: the parameters, then progress with 取消; the last result stays in sight meanwhile. */
export default function RunPanel({ district, onClose }: { district: District; onClose(): void }) {
  const { t } = useText()
  const { run, isStarting, error, start, cancel } = useCoverageRun(
    district.run?.state === 'running' ? district.run : null,
  )
  const isRunning = isStarting || run?.state === 'running'
  const rate = run?.totals && run.totals.people > 0 ? run.totals.peopleServed / run.totals.people : null
  return (
    <section className={styles['panel']} aria-label={t('run.recompute')}>
      {!isRunning && run?.state !== 'done' && <RunForm district={district} onStart={start} onCancel={onClose} />}
      <div role="status">
        {isRunning && (
          <>
            <p className={styles['line']}>
              {t('run.running', { percent: `${Math.floor((run?.progress ?? 0) * 100)}%` })}
            </p>
            <Progress
              percent={(run?.progress ?? 0) * 100}
              showInfo={false}
              size="small"
              aria-label={t('run.recompute')}
            />
            <Button size="small" onClick={cancel} disabled={!run}>
              {t('run.cancel')}
            </Button>
          </>
        )}
        {run?.state === 'done' && (
          <p className={styles['done']}>
            {t('run.done', { rate: percent(rate) })}
            <Button size="small" onClick={onClose}>
              {t('app.close')}
            </Button>
          </p>
        )}
        {run?.state === 'cancelled' && <p className={styles['line']}>{t('run.cancelled')}</p>}
        {run?.state === 'failed' && (
          <p className={styles['failed']}>
            {t('run.failed')} · {worded(t, 'problem', run.problem?.code ?? 'internal')}
          </p>
        )}
        {error && (
          <p className={styles['failed']}>
            {t('run.failed')} · {t(problemText(error instanceof ProblemError ? error : { status: 0, code: 'network' }))}
          </p>
        )}
      </div>
    </section>
  )
}
