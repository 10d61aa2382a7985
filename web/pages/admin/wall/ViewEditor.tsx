import type { WallView } from '@wangge/api/contract'
import { WALL_LAYERS } from '@wangge/db/vocabulary'
import { type FormEvent, useState } from 'react'
import { CellSelect } from '../../../parts/CellSelect.tsx'
import { useProblemWords } from '../../../parts/problemWords.ts'
import { SideDialog } from '../../../parts/SideDialog.tsx'
import { useToast } from '../../../parts/Toasts.tsx'
import { useText } from '../../../text/index.ts'
import { CheckField, Field, TextField } from '../Field.tsx'
import form from '../Form.module.css'
import { draftOf, inputOf, newViewId, type ViewDraft, viewOf } from './viewDraft.ts'
import { usePutView, useRemoveView } from './wallAdminQueries.ts'

interface ViewEditorProps {
  /** Null = a new one. */
  view: WallView | null
  nextOrder: number
  onClose(): void
}

/** One view: whose figures, what the map shows and where it looks, how long; saving can be undone. */
export function ViewEditor({ view, nextOrder, onClose }: ViewEditorProps) {
  const { t } = useText()
  const words = useProblemWords()
  const toast = useToast()
  const put = usePutView()
  const remove = useRemoveView()
  const [draft, setDraft] = useState(() => draftOf(view, nextOrder))
  const [id] = useState(() => view?.id ?? newViewId())
  const change = (part: Partial<ViewDraft>): void => setDraft({ ...draft, ...part })
  const after = viewOf(draft)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    if (after === null) return
    const undo = view ? () => put.mutate({ id, view: inputOf(view) }) : () => remove.mutate(id)
    put.mutate(
      { id, view: after },
      {
        onSuccess: () => {
          onClose()
          toast(t('admin.saved', { what: draft.name }), undo)
        },
      },
    )
  }
  return (
    <SideDialog
      title={view ? t('wall.admin.editView', { name: view.name }) : t('wall.admin.addView')}
      onClose={onClose}
    >
      <form className={form['form']} onSubmit={save}>
        <TextField
          name={t('wall.admin.name')}
          value={draft.name}
          maxLength={40}
          isNeeded
          onChange={(name) => change({ name })}
        />
        <Field name={t('wall.admin.area')} help={t('wall.admin.areaHelp')}>
          {(fieldId) => (
            <CellSelect
              id={fieldId}
              label={t('wall.admin.area')}
              placeholder={t('wall.admin.everything')}
              value={draft.areaCode}
              onChange={(areaCode) => change({ areaCode })}
            />
          )}
        </Field>
        {WALL_LAYERS.map((layer) => (
          <CheckField
            key={layer}
            name={`${t('wall.admin.shows')} · ${t(`wall.admin.layer.${layer}`)}`}
            isOn={draft.shows.includes(layer)}
            onChange={(isOn) =>
              change({ shows: WALL_LAYERS.filter((one) => (one === layer ? isOn : draft.shows.includes(one))) })
            }
          />
        ))}
        <TextField
          name={t('wall.admin.camera')}
          help={t('wall.admin.cameraHelp')}
          value={draft.place}
          onChange={(place) => change({ place })}
        />
        <NumberField
          name={t('wall.admin.hold')}
          value={draft.holdSeconds}
          min={5}
          max={86_400}
          onChange={(holdSeconds) => change({ holdSeconds })}
        />
        <NumberField
          name={t('wall.admin.order')}
          value={draft.sortOrder}
          min={0}
          max={1000}
          onChange={(sortOrder) => change({ sortOrder })}
        />
        {(put.error || after === null) && (
          <p className={form['failure']} role="alert">
            {put.error ? words(put.error) : t('wall.admin.cameraBad')}
          </p>
        )}
        <div className={form['buttons']}>
          <button type="submit" className={form['primary']} disabled={put.isPending || after === null}>
            {t('admin.save')}
          </button>
        </div>
      </form>
    </SideDialog>
  )
}

function NumberField(props: { name: string; value: number; min: number; max: number; onChange(value: number): void }) {
  const { name, value, min, max, onChange } = props
  return (
    <Field name={name}>
      {(id) => (
        <input
          id={id}
          type="number"
          required
          min={min}
          max={max}
          value={value}
          onChange={(event) => onChange(Number(event.target.value))}
        />
      )}
    </Field>
  )
}
