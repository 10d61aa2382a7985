import { useEffect } from 'react'
import { useParams } from 'react-router'
import { usePanels } from '../../app/panels.tsx'
import { useWidth } from '../../app/useWidth.ts'
import { useView } from '../../app/ViewContext.tsx'
import { DockedPanel } from '../../parts/DockedPanel.tsx'
import { useText } from '../../text/index.ts'
import { OverdueAnnouncer } from '../command/OverdueAnnouncer.tsx'
import styles from './DeskPage.module.css'
import { deskPlace } from './deskPlace.ts'
import { Inbox } from './inbox/Inbox.tsx'
import { Middle, MiddleAside } from './Middle.tsx'

/** The township's desk: inbox by due time, the page of what is chosen, and beside it the map, its clocks and its persons. */
export default function DeskPage() {
  const { t } = useText()
  const { tab, caseId } = useParams()
  const { view } = useView()
  const { left, right, setLeft, setRight } = usePanels()
  const width = useWidth()
  const place = deskPlace(tab, caseId, view.selection)
  useEffect(() => {
    setRight(width === 'wide' ? 'open' : 'closed')
  }, [width, setRight])
  const isOneColumn = width === 'narrow' || width === 'phone'
  if (isOneColumn) {
    return (
      <main id="main" className={styles['page']} tabIndex={-1}>
        {place.middle.type === 'nothing' ? <Inbox tab={place.tab} chosen={place.middle} /> : <Middle {...place} />}
        <OverdueAnnouncer />
      </main>
    )
  }
  return (
    <>
      <DockedPanel
        side="left"
        memory="inbox"
        designedWidth={396}
        name={t('desk.inbox')}
        isOpen={left === 'open'}
        onToggle={() => setLeft(left === 'open' ? 'closed' : 'open')}
      >
        <Inbox tab={place.tab} chosen={place.middle} />
      </DockedPanel>
      <main id="main" className={styles['page']} tabIndex={-1}>
        <Middle {...place} />
      </main>
      {width === 'wide' && (
        <DockedPanel
          side="right"
          memory="desk-aside"
          designedWidth={404}
          name={t('desk.aside')}
          isOpen={right === 'open'}
          onToggle={() => setRight(right === 'open' ? 'closed' : 'open')}
        >
          <MiddleAside middle={place.middle} />
        </DockedPanel>
      )}
      <OverdueAnnouncer />
    </>
  )
}
