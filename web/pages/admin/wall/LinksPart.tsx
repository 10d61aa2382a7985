import type { KioskLink } from '@wangge/api/contract'
import { useState } from 'react'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useText } from '../../../text/index.ts'
import { type AdminColumn, AdminTable } from '../AdminTable.tsx'
import form from '../Form.module.css'
import { LinkAdder } from './LinkAdder.tsx'
import { LinkRevoker } from './LinkRevoker.tsx'
import styles from './WallSection.module.css'
import { useLinks, useViews } from './wallAdminQueries.ts'

/** The links by which screens open the wall without a sign-in. */
export function LinksPart() {
  const { t } = useText()
  const query = useLinks()
  const links = query.data?.items ?? []
  const [isAdding, setAdding] = useState(false)
  const [revoked, setRevoked] = useState<KioskLink | null>(null)
  const columns = useColumns(setRevoked)
  return (
    <section className={styles['part']} aria-labelledby="wall-links">
      <div className={form['bar']}>
        <h3 id="wall-links">{t('wall.admin.links')}</h3>
        <button type="button" className={form['primary']} onClick={() => setAdding(true)}>
          {t('wall.admin.addLink')}
        </button>
      </div>
      <p className={form['note']}>{t('wall.admin.linksHelp')}</p>
      {query.error && !query.data ? (
        <Failed what="problem.what.list" error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton rows={3} />
      ) : links.length === 0 ? (
        <Notice title={t('admin.none')} />
      ) : (
        <AdminTable
          label={t('wall.admin.links')}
          columns={columns}
          rows={links}
          rowKey={({ id }) => id}
          isMuted={({ revokedAt }) => revokedAt !== null}
        />
      )}
      {isAdding && <LinkAdder onClose={() => setAdding(false)} />}
      {revoked && <LinkRevoker link={revoked} onClose={() => setRevoked(null)} />}
    </section>
  )
}

function useColumns(onRevoke: (link: KioskLink) => void): AdminColumn<KioskLink>[] {
  const { t, language } = useText()
  const nowMs = useNow(60)
  const names = new Map(useViews().data?.items.map(({ id, name }) => [id, name]))
  const when = (instant: string): string => dateTime(instant, language, nowMs)
  return [
    { key: 'name', name: t('wall.admin.linkName'), cell: ({ name }) => name },
    {
      key: 'scope',
      name: t('wall.admin.area'),
      cell: ({ scope, scopeName }) => (scope ? (scopeName ?? scope.code) : t('admin.person.everything')),
    },
    {
      key: 'views',
      name: t('wall.admin.linkViews'),
      isWide: true,
      cell: ({ views }) =>
        views.length === 0 ? t('wall.admin.allViews') : views.map((id) => names.get(id) ?? '—').join(' · '),
    },
    {
      key: 'created',
      name: t('wall.admin.created'),
      isWide: true,
      cell: ({ createdByName, createdAt }) => `${createdByName} ${when(createdAt)}`,
    },
    {
      key: 'seen',
      name: t('wall.admin.lastSeen'),
      isWide: true,
      cell: ({ lastSeenAt }) => (lastSeenAt === null ? t('wall.admin.never') : when(lastSeenAt)),
    },
    {
      key: 'state',
      name: t('wall.admin.state'),
      cell: ({ revokedAt, revokedByName }) =>
        revokedAt === null
          ? t('wall.admin.inForce')
          : t('wall.admin.revoked', { name: revokedByName ?? '', time: when(revokedAt) }),
    },
    {
      key: 'revoke',
      name: t('admin.actions'),
      cell: (link) =>
        link.revokedAt === null && (
          <button
            type="button"
            className={form['link']}
            aria-label={`${t('wall.admin.revoke')} ${link.name}`}
            onClick={() => onRevoke(link)}
          >
            {t('wall.admin.revoke')}
          </button>
        ),
    },
  ]
}
