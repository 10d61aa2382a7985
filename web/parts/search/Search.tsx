import type { SearchResult } from '@wangge/api/contract'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { isTyping } from '../../app/isTyping.ts'
import { usePanels } from '../../app/panels.tsx'
import { storedKeysOn } from '../../app/preferences.ts'
import { useView } from '../../app/ViewContext.tsx'
import { useSearch } from '../../data/queries.ts'
import { useText } from '../../text/index.ts'
import { Icon } from '../Icon.tsx'
import { groupByType, selectionOf } from './results.ts'
import styles from './Search.module.css'
import { SearchResults } from './SearchResults.tsx'
import { useDelayed } from './useDelayed.ts'

/** Typing pauses of this length ask the server. */
const DELAY_MS = 180

/** Search by name, code or number; `/` goes there, arrows choose, Enter opens. `onLeave` tells that nobody is in it any more. */
export function Search({ isFocused = false, onLeave }: { isFocused?: boolean; onLeave?: () => void }) {
  const { t } = useText()
  const { select } = useView()
  const { setRight, setSheet, sheetTab } = usePanels()
  const input = useRef<HTMLInputElement>(null)
  const listId = useId()
  const [words, setWords] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const asked = useDelayed(words.trim(), DELAY_MS)
  const found = useSearch(asked)
  const results = groupByType(asked === '' ? [] : (found.data?.items ?? []))

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== '/' || isTyping(event.target) || !storedKeysOn()) return
      event.preventDefault()
      input.current?.select()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  useEffect(() => {
    if (isFocused) input.current?.focus()
  }, [isFocused])

  const choose = (result: SearchResult): void => {
    select(selectionOf(result), { position: result.position, bounds: result.bounds, zoom: 16 })
    setRight('open')
    setSheet(sheetTab, 'half')
    setOpen(false)
    input.current?.blur()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const chosen = results[active]
    if (event.key === 'ArrowDown') setActive((at) => Math.min(at + 1, results.length - 1))
    else if (event.key === 'ArrowUp') setActive((at) => Math.max(at - 1, 0))
    else if (event.key === 'Enter' && chosen) choose(chosen)
    else if (event.key === 'Escape') {
      setOpen(false)
      input.current?.blur()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const isShown = isOpen && asked !== ''
  return (
    <search className={styles['search']}>
      <Icon name="search" size={16} />
      <input
        ref={input}
        type="text"
        role="combobox"
        autoComplete="off"
        aria-label={t('search.label')}
        aria-expanded={isShown}
        aria-controls={listId}
        aria-activedescendant={isShown && results[active] ? `${listId}-${active}` : undefined}
        placeholder={t('search.placeholder')}
        title={t('search.hint')}
        value={words}
        onChange={(event) => {
          setWords(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => {
          setOpen(false)
          onLeave?.()
        }}
        onKeyDown={onKeyDown}
      />
      <kbd>/</kbd>
      {isShown && (
        <SearchResults
          id={listId}
          words={asked}
          results={results}
          active={active}
          error={found.error}
          isLoading={found.isPending}
          onChoose={choose}
          onRetry={() => void found.refetch()}
        />
      )}
    </search>
  )
}
