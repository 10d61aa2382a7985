import type { WallView } from '@wangge/api/contract'
import { useState } from 'react'
import { count } from '../../../format/number.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { type AdminColumn, AdminTable } from '../AdminTable.tsx'
import form from '../Form.module.css'
import { ViewEditor } from './ViewEditor.tsx'
import { inputOf } from './viewDraft.ts'
import styles from './WallSection.module.css'
import { usePutView, useRemoveView, useViews } from './wallAdminQueries.ts'

/** The views that a wall shows in turn. */
export function ViewsPart() {
  const { t } = useText()
  const query = useViews()
  const views = query.data?.items ?? []
  const [editedId, setEditedId] = useState<string | null>(null)
  const edited = views.find(({ id }) => id === editedId) ?? null
  const columns = useColumns(setEditedId)
  return (
    <section className={styles['part']} aria-labelledby="wall-views">
      <div className={form['bar']}>
        <h3 id="wall-views">{t('wall.admin.views')}</h3>
        <a className={form['link']} href="/wall" target="_blank" rel="noreferrer">
          {t('wall.admin.openWall')}
        </a>
        <button type="button" className={form['primary']} onClick={() => setEditedId('')}>
          {t('wall.admin.addView')}
        </button>
      </div>
      <p className={form['note']}>{t('wall.admin.viewsHelp')}</p>
      {query.error && !query.data ? (
        <Failed what="problem.what.list" error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton rows={3} />
      ) : views.length === 0 ? (
        <Notice title={t('admin.none')} />
      ) : (
        <AdminTable label={t('wall.admin.views')} columns={columns} rows={views} rowKey={({ id }) => id} />
      )}
      {editedId !== null && (editedId === '' || edited) && (
        <ViewEditor key={editedId} view={edited} nextOrder={views.length + 1} onClose={() => setEditedId(null)} />
      )}
    </section>
  )
}

function useColumns(onEdit: (id: string) => void): AdminColumn<WallView>[] {
  const { t } = useText()
  const toast = useToast()
  const put = usePutView()
  const remove = useRemoveView()
  const takeAway = (view: WallView): void => {
    const { id, name } = view
    remove.mutate(id, {
      onSuccess: () => toast(t('wall.admin.removed', { name }), () => put.mutate({ id, view: inputOf(view) })),
    })
  }
  return [
    { key: 'name', name: t('wall.admin.name'), cell: ({ name }) => name },
    {
      key: 'area',
      name: t('wall.admin.area'),
      cell: ({ areaCode, areaName }) => areaName ?? areaCode ?? t('wall.admin.everything'),
    },
    {
      key: 'shows',
      name: t('wall.admin.shows'),
      isWide: true,
      cell: ({ shows }) => shows.map((layer) => t(`wall.admin.layer.${layer}`)).join(' · '),
    },
    {
      key: 'camera',
      name: t('wall.admin.camera'),
      isWide: true,
      cell: ({ camera }) =>
        camera
          ? `${camera.lon.toFixed(4)}, ${camera.lat.toFixed(4)} · z${camera.zoom.toFixed(1)}`
          : t('wall.admin.whole'),
    },
    {
      key: 'hold',
      name: t('wall.admin.hold'),
      cell: ({ holdSeconds }) => t('wall.admin.seconds', { n: count(holdSeconds) }),
    },
    { key: 'order', name: t('wall.admin.order'), isWide: true, cell: ({ sortOrder }) => sortOrder },
    {
      key: 'edit',
      name: t('admin.actions'),
      cell: (view) => (
        <span className={styles['actions']}>
          <button
            type="button"
            className={form['link']}
            aria-label={`${t('admin.edit')} ${view.name}`}
            onClick={() => onEdit(view.id)}
          >
            {t('admin.edit')}
          </button>
          <button
            type="button"
            className={form['link']}
            aria-label={`${t('wall.admin.remove')} ${view.name}`}
            onClick={() => takeAway(view)}
          >
            {t('wall.admin.remove')}
          </button>
        </span>
      ),
    },
  ]
}
