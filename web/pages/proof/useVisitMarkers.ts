import type { MustVisit } from '@wangge/api/contract'
import { createElement, useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { type MapLibreMap, Marker } from '../../map/maplibre.ts'
import { useText } from '../../text/index.ts'
import styles from './Proof.module.css'
import { VerdictMark } from './VerdictMark.tsx'

/** What had to be visited, each with the shape of its verdict; a click chooses it. */
export function useVisitMarkers(
  map: MapLibreMap | null,
  items: readonly MustVisit[] | undefined,
  chosenId: string | null,
  onChoose: (id: string) => void,
): void {
  const { t } = useText()
  const choose = useRef(onChoose)
  choose.current = onChoose
  useEffect(() => {
    if (!map || !items) return
    const markers = items.map(({ id, name, position, verdict }) => {
      const element = document.createElement('button')
      element.type = 'button'
      element.className = styles['marker'] ?? ''
      element.title = `${name} · ${t(`proof.verdict.${verdict}`)}`
      element.dataset['visit'] = id
      element.addEventListener('click', (event) => {
        event.stopPropagation()
        choose.current(id)
      })
      const root = createRoot(element)
      flushSync(() => root.render(createElement(VerdictMark, { verdict, size: 20 })))
      return { root, marker: new Marker({ element }).setLngLat(position).addTo(map) }
    })
    return () => {
      for (const { root, marker } of markers) {
        marker.remove()
        queueMicrotask(() => root.unmount())
      }
    }
  }, [map, items, t])
  useEffect(() => {
    if (!map || !items) return
    for (const element of map.getContainer().querySelectorAll<HTMLElement>('[data-visit]'))
      element.dataset['chosen'] = String(element.dataset['visit'] === chosenId)
  }, [map, items, chosenId])
}
