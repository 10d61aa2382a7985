import { Select } from 'antd'
import { useState } from 'react'
import { useCells, useTransferTargets } from '../../../data/cells.ts'
import { useText } from '../../../text/index.ts'
import type { DraftGap } from './draft.ts'
import { Field } from './Field.tsx'

interface CellChooserProps {
  gap?: DraftGap | null
  onChange(part: { toCode: string | null }): void
}

/** Where a hazard goes: a township, and inside it a community where that is known. */
export function CellChooser({ gap = null, onChange }: CellChooserProps) {
  const { t } = useText()
  const [township, setTownship] = useState<string | null>(null)
  const [community, setCommunity] = useState<string | null>(null)
  const townships = useTransferTargets()
  const seen = useCells('township', null)
  // Of a township outside one's area nothing but the name is told.
  const isSeen = seen.data?.items.some(({ code }) => code === township) ?? false
  const communities = useCells('community', isSeen ? township : null)
  const inDialog = (node: HTMLElement) => node.closest('dialog') ?? document.body
  return (
    <>
      <Field label={t('level.township')} hint={t('hazard.transferHint')} own="toCode" gap={gap}>
        <Select
          aria-label={t('level.township')}
          showSearch={{ optionFilterProp: 'label' }}
          loading={townships.isPending}
          value={township}
          options={(townships.data?.townships ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code: string) => {
            setTownship(code)
            setCommunity(null)
            onChange({ toCode: code })
          }}
          getPopupContainer={inDialog}
        />
      </Field>
      {township !== null && (communities.data?.items.length ?? 0) > 0 && (
        <Field label={t('hazard.optional', { name: t('level.community') })}>
          <Select
            aria-label={t('level.community')}
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            value={community}
            options={(communities.data?.items ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code: string | undefined) => {
              setCommunity(code ?? null)
              onChange({ toCode: code ?? township })
            }}
            getPopupContainer={inDialog}
          />
        </Field>
      )}
    </>
  )
}
