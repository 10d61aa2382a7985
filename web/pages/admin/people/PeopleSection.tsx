import type { Person } from '@wangge/api/contract'
import { ROLES, type Role } from '@wangge/db/vocabulary'
import { Select } from 'antd'
import { useState } from 'react'
import { useNow } from '../../../data/now.ts'
import { dateTime } from '../../../format/date.ts'
import { count } from '../../../format/number.ts'
import { Failed } from '../../../parts/Failed.tsx'
import { Notice } from '../../../parts/Notice.tsx'
import { Skeleton } from '../../../parts/Skeleton.tsx'
import { useDelayed } from '../../../parts/search/useDelayed.ts'
import { useText } from '../../../text/index.ts'
import { type AdminColumn, AdminTable } from '../AdminTable.tsx'
import styles from '../Form.module.css'
import { PersonAdder } from './PersonAdder.tsx'
import { PersonEditor } from './PersonEditor.tsx'
import { usePeople } from './peopleQueries.ts'

const TYPING_MS = 250

/** Everybody who may sign in, in the administrator's area. */
export function PeopleSection() {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const [role, setRole] = useState<Role | null>(null)
  const [isAdding, setAdding] = useState(false)
  const [editedId, setEditedId] = useState<string | null>(null)
  const query = usePeople(useDelayed(typed.trim(), TYPING_MS), role)
  const columns = usePeopleColumns(setEditedId)
  const people = query.data?.pages.flatMap(({ items }) => items) ?? []
  const edited = people.find(({ id }) => id === editedId)
  return (
    <>
      <div className={styles['bar']}>
        <input
          type="search"
          className={styles['search']}
          aria-label={t('admin.person.search')}
          placeholder={t('admin.person.search')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Select
          allowClear
          style={{ width: 160 }}
          aria-label={t('admin.person.role')}
          placeholder={t('admin.person.everyRole')}
          value={role}
          options={ROLES.map((value) => ({ value, label: t(`role.${value}`) }))}
          onChange={(chosen) => setRole(chosen ?? null)}
        />
        <button type="button" className={styles['primary']} onClick={() => setAdding(true)}>
          {t('admin.person.add')}
        </button>
      </div>
      {query.error && !query.data ? (
        <Failed what="problem.what.list" error={query.error} onRetry={() => void query.refetch()} />
      ) : !query.data ? (
        <Skeleton rows={8} />
      ) : people.length === 0 ? (
        <Notice title={t('admin.none')} />
      ) : (
        <AdminTable
          label={t('admin.people')}
          columns={columns}
          rows={people}
          rowKey={({ id }) => id}
          isMuted={({ disabledAt }) => disabledAt !== null}
          foot={
            query.hasNextPage && (
              <button type="button" className={styles['link']} onClick={() => void query.fetchNextPage()}>
                {t('admin.more')}
              </button>
            )
          }
        />
      )}
      {isAdding && <PersonAdder onClose={() => setAdding(false)} />}
      {edited && <PersonEditor key={edited.id} person={edited} onClose={() => setEditedId(null)} />}
    </>
  )
}

function usePeopleColumns(onEdit: (id: string) => void): AdminColumn<Person>[] {
  const { t, language } = useText()
  const nowMs = useNow(60)
  return [
    { key: 'name', name: t('admin.person.name'), cell: ({ name }) => name },
    { key: 'username', name: t('admin.person.username'), cell: ({ username }) => username },
    { key: 'role', name: t('admin.person.role'), cell: ({ role }) => t(`role.${role}`) },
    {
      key: 'scope',
      name: t('admin.person.scope'),
      cell: ({ scope, scopeName }) => (scope ? (scopeName ?? scope.code) : t('admin.person.everything')),
    },
    { key: 'unit', name: t('admin.person.unit'), isWide: true, cell: ({ unit }) => unit },
    {
      key: 'state',
      name: t('admin.person.state'),
      cell: ({ disabledAt, lockedUntil }) =>
        disabledAt !== null
          ? t('admin.person.disabled')
          : lockedUntil !== null && Date.parse(lockedUntil) > nowMs
            ? t('admin.person.locked', { until: dateTime(lockedUntil, language, nowMs) })
            : t('admin.person.active'),
    },
    {
      key: 'last',
      name: t('admin.person.last'),
      isWide: true,
      cell: ({ lastSignedInAt }) =>
        lastSignedInAt === null ? t('admin.person.never') : dateTime(lastSignedInAt, language, nowMs),
    },
    { key: 'sessions', name: t('admin.person.sessions'), isWide: true, cell: ({ sessions }) => count(sessions) },
    {
      key: 'edit',
      name: t('admin.actions'),
      cell: ({ id, name }) => (
        <button
          type="button"
          className={styles['link']}
          aria-label={`${t('admin.edit')} ${name}`}
          onClick={() => onEdit(id)}
        >
          {t('admin.edit')}
        </button>
      ),
    },
  ]
}
