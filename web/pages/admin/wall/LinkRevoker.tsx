import type { KioskLink } from '@wangge/api/contract'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import form from '../Form.module.css'
import { useRevokeLink } from './wallAdminQueries.ts'

/** Asks before a screen goes dark: a link cannot be given back. */
export function LinkRevoker({ link: { id, name }, onClose }: { link: KioskLink; onClose(): void }) {
  const { t } = useText()
  const words = useProblemWords()
  const toast = useToast()
  const revoke = useRevokeLink()
  const act = (): void =>
    revoke.mutate(id, {
      onSuccess: () => {
        onClose()
        toast(t('wall.admin.didRevoke', { name }))
      },
    })
  return (
    <SideDialog title={t('wall.admin.revoke')} onClose={onClose}>
      <p>{t('wall.admin.revokeAsk', { name })}</p>
      {revoke.error && (
        <p className={form['failure']} role="alert">
          {words(revoke.error)}
        </p>
      )}
      <div className={form['buttons']}>
        <button type="button" className={form['primary']} disabled={revoke.isPending} onClick={act}>
          {t('wall.admin.revokeDo')}
        </button>
        <button type="button" className={form['button']} onClick={onClose}>
          {t('wall.admin.cancel')}
        </button>
      </div>
    </SideDialog>
  )
}
