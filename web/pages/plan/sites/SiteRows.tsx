import type { SiteRun } from '@wangge/api/contract'
import { SERVICE_POINT_KINDS } from '@wangge/db/vocabulary'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useView } from '../../../app/ViewContext.tsx'
import { count } from '../../../format/number.ts'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText, worded } from '../../../text/index.ts'
import { newId } from '../edits/newId.ts'
import { useAreaNames } from '../figures/useAreaNames.ts'
import { usePlanTable } from '../state/table.ts'
import styles from './Sites.module.css'
import { isPut, siteEdit } from './siteEdits.ts'

/** Characters of a community's code. */
const COMMUNITY = 12
/** Close enough to see the doors around a site. */
const SITE_ZOOM = 15.5

type Answer = NonNullable<SiteRun['answer']>
type Site = Answer['sites'][number]

/** The chosen sites with what each brings; one or all go into the scenario as new points. */
export function SiteRows({ run, answer }: { run: SiteRun; answer: Answer }) {
  const { t } = useText()
  const { focusOn } = useView()
  const { edits, settings, apply, replace } = usePlanTable()
  const toast = useToast()
  const [kind, setKind] = useState<string>(settings.kinds[0] ?? 'servicePoint')
  const areaName = useAreaNames()
  const placeOf = (site: Site): string =>
    site.name || (site.cellCode === null ? t('planGains.outside') : areaName(site.cellCode.slice(0, COMMUNITY)))
  const editOf = (site: Site, index: number) =>
    siteEdit(site, {
      id: newId(),
      name: t('planSites.pointName', { n: index + 1, place: placeOf(site) }),
      kind,
      capacity: run.request.capacityEach,
    })
  const waiting = answer.sites.filter((site) => !isPut(site, edits))
  const putAll = (): void => {
    const more = answer.sites.flatMap((site, index) => (isPut(site, edits) ? [] : [editOf(site, index)]))
    replace([...edits, ...more])
    toast(t('planSites.putDone', { n: more.length }))
  }
  return (
    <div className={styles['sites']}>
      <h4>{t('planSites.sites')}</h4>
      <ol>
        {answer.sites.map((site, index) => (
          <li key={site.id}>
            <button
              type="button"
              className={styles['site']}
              aria-label={t('planSites.show', { name: placeOf(site) })}
              onClick={() => focusOn({ position: site.position, zoom: SITE_ZOOM })}
            >
              <span className={styles['number']}>{index + 1}</span>
              <span className={styles['place']}>{placeOf(site)}</span>
              <strong>{t('planSites.gain', { n: count(site.gained) })}</strong>
            </button>
            {isPut(site, edits) ? (
              <span className={styles['put']}>{t('planSites.put')}</span>
            ) : (
              <Button size="small" onClick={() => apply(editOf(site, index))}>
                {t('planSites.putOne')}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {waiting.length > 0 && (
        <div className={styles['all']}>
          <Select
            aria-label={t('planSites.kind')}
            value={kind}
            options={(settings.kinds.length > 0 ? settings.kinds : SERVICE_POINT_KINDS).map((value) => ({
              value: value as string,
              label: worded(t, 'pointKind', value),
            }))}
            onChange={setKind}
          />
          <Button onClick={putAll}>{t('planSites.putAll')}</Button>
        </div>
      )}
    </div>
  )
}
