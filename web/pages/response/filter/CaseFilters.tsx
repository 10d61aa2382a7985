import { HAZARD_GRADES, HAZARD_SOURCES } from '@wangge/db/vocabulary'
import { Select } from 'antd'
import { useDistrict, useTeams } from '../../../data/queries.ts'
import { useHazardKindName } from '../../../parts/useHazardWords.ts'
import { useText, worded } from '../../../text/index.ts'
import { useDatasets, useGroups } from '../queries.ts'
import styles from './FilterBar.module.css'
import { OPENING, OWN, responseQuery } from './responseView.ts'
import { useResponse } from './useResponse.ts'

const several = { mode: 'multiple', maxTagCount: 0, allowClear: true, popupMatchSelectWidth: false } as const

/** Kinds, sources, grade and team; and, where a history was imported, whose cases these are. */
export function CaseFilters() {
  const { t } = useText()
  const { view, change } = useResponse()
  const datasets = useDatasets().data?.items ?? []
  const teams = useTeams().data?.items ?? []
  const kinds = useKinds()
  const sources = useSources()
  return (
    <>
      {datasets.some(({ key }) => key !== OWN) && (
        <Select
          className={styles['wide'] ?? ''}
          aria-label={t('response.dataset')}
          value={view.dataset}
          popupMatchSelectWidth={false}
          options={datasets.map(({ key, name }) => ({ value: key, label: key === OWN ? t('response.own') : name }))}
          onChange={(dataset) => {
            const chosen = datasets.find(({ key }) => key === dataset)
            const { level, step } = view
            // A history has its own days, areas and kinds: what narrowed the other one says nothing here.
            const days =
              dataset !== OWN && chosen?.from && chosen.to ? { period: null, from: chosen.from, to: chosen.to } : {}
            change({ ...OPENING, level, step, dataset, ...days })
          }}
        />
      )}
      <Select
        {...several}
        className={styles['select'] ?? ''}
        aria-label={t('response.allKinds')}
        placeholder={t('response.allKinds')}
        value={[...view.kinds]}
        maxTagPlaceholder={(chosen) => t('response.kinds', { n: chosen.length })}
        showSearch={{ optionFilterProp: 'label' }}
        options={kinds}
        onChange={(chosen) => change({ kinds: chosen })}
      />
      <Select
        {...several}
        className={styles['select'] ?? ''}
        aria-label={t('response.allSources')}
        placeholder={t('response.allSources')}
        value={[...view.sources]}
        maxTagPlaceholder={(chosen) => t('response.sources', { n: chosen.length })}
        options={sources}
        onChange={(chosen) => change({ sources: chosen })}
      />
      <Select
        allowClear
        className={styles['select'] ?? ''}
        aria-label={t('response.allGrades')}
        placeholder={t('response.allGrades')}
        value={view.grade}
        options={HAZARD_GRADES.map((value) => ({ value, label: t(`grade.${value}`) }))}
        onChange={(grade) => change({ grade: grade ?? null })}
      />
      <Select
        allowClear
        className={styles['select'] ?? ''}
        aria-label={t('response.allTeams')}
        placeholder={t('response.allTeams')}
        value={view.teamId || null}
        showSearch={{ optionFilterProp: 'label' }}
        popupMatchSelectWidth={false}
        options={teams.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(teamId) => change({ teamId: teamId ?? '' })}
      />
    </>
  )
}

/** The district's kinds; an imported history names its own. */
function useKinds(): { value: string; label: string }[] {
  const { view, today } = useResponse()
  const kindName = useHazardKindName()
  const own = useDistrict().data?.kinds.hazard ?? []
  const query = responseQuery({ ...view, kinds: [] }, today)
  query.set('by', 'kind')
  const isOwn = view.dataset === OWN
  const groups = useGroups(query, !isOwn).data?.groups ?? []
  if (isOwn) return own.map(({ key }) => ({ value: key, label: kindName(key) }))
  return groups.filter(({ key }) => key !== 'selfFound').map(({ key, name }) => ({ value: key, label: name || key }))
}

function useSources(): { value: string; label: string }[] {
  const { t } = useText()
  const { view, today } = useResponse()
  const query = responseQuery({ ...view, sources: [] }, today)
  query.set('by', 'source')
  const isOwn = view.dataset === OWN
  const groups = useGroups(query, !isOwn).data?.groups ?? []
  if (isOwn) return HAZARD_SOURCES.map((value) => ({ value, label: worded(t, 'source', value) }))
  return groups.filter(({ key }) => key !== 'selfFound').map(({ key, name }) => ({ value: key, label: name || key }))
}
