import { html } from 'hono/html'
import type { HazardKind } from '../contract/ledger-tables.ts'
import type { Areas } from '../services/residents/areas.ts'
import { MOST_PHOTOS, MOST_WORDS, type ReportFields } from './fields.ts'
import { isTextKey, type Language, type TextKey, type Translate } from './language.ts'
import type { Html } from './page.ts'

/** Why a form goes back to its sender: a text key of `error.` by the field it is about. */
export type FieldErrors = Partial<Record<'form' | 'place' | 'address' | 'kind' | 'words' | 'photos' | 'phone', TextKey>>

export interface FormParts {
  t: Translate
  language: Language
  /** Token of the form. */
  form: string
  areas: Areas
  kinds: readonly HazardKind[]
  /** What was filled in; null for an empty form. */
  fields: ReportFields | null
  errors: FieldErrors
  /** What says that it burns, where something does: '' for a kind of fire. */
  fireWord: string | null
  /** Where a photo was taken, where that is inside the district. */
  photoPlace: { name: string } | null
}

export function formBody(parts: FormParts): Html | Promise<Html> {
  const { t, language, form, errors, fields, fireWord, photoPlace } = parts
  const failed = Object.keys(errors).length > 0
  return html`
${stopNotice(t, fireWord)}
${failed ? html`<div class="card stop" role="alert"><p class="error">${t(errors.form ?? 'error.some')}</p></div>` : ''}
${fields === null ? html`<p class="lead">${t('lead')}</p>` : ''}
<form method="post" action="/report?lang=${language}" enctype="multipart/form-data" data-report>
<input type="hidden" name="form" value="${form}">
${(fields?.photoIds ?? []).map((id) => html`<input type="hidden" name="photoId" value="${id}">`)}
<div class="trap" aria-hidden="true"><label>${t('trap')}<input type="text" name="website" tabindex="-1" autocomplete="off"></label></div>
${placeFields(parts)}
${photoPlace === null ? '' : photoPlaceChoice(parts, photoPlace.name)}
${kindChoices(parts)}
<div class="unless-burns">
<fieldset><legend><label for="words">${t('words')}</label></legend>
<p class="hint" id="words-hint">${t('wordsHint')}</p>${errorOf(t, errors.words, 'words')}
<textarea id="words" name="words" maxlength="${MOST_WORDS}" required aria-describedby="words-hint${errors.words ? ' words-error' : ''}" ${invalid(errors.words)}>${fields?.description ?? ''}</textarea>
<label class="choice" data-nothing-burns ${fireWord ? '' : 'hidden'}><input type="checkbox" name="nothingBurns" value="yes" ${fields?.nothingBurns ? 'checked' : ''}><span>${t('nothingBurns')}</span></label>
</fieldset>
<fieldset><legend><label for="photos">${t('photos')}</label></legend>
<p class="hint" id="photos-hint">${t('photosHint')}</p>${errorOf(t, errors.photos, 'photos')}
${fields && fields.photoIds.length > 0 ? html`<p>${t('photosKept', { n: fields.photoIds.length })}</p>` : ''}
<input id="photos" type="file" name="photos" accept="image/jpeg,image/png,image/webp" multiple aria-describedby="photos-hint${errors.photos ? ' photos-error' : ''}" data-most="${MOST_PHOTOS}">
</fieldset>
<fieldset><legend>${t('contactLegend')}</legend>
<p class="hint">${t('contactHint')}</p>
<label class="field" for="name">${t('name')}</label><input id="name" type="text" name="name" maxlength="60" autocomplete="name" value="${fields?.name ?? ''}">
<label class="field" for="phone">${t('phone')}</label>${errorOf(t, errors.phone, 'phone')}<input id="phone" type="tel" name="phone" maxlength="30" autocomplete="tel" value="${fields?.phone ?? ''}" ${invalid(errors.phone)}>
</fieldset>
<button class="primary" type="submit" data-send>${t('send')}</button>
<p class="hint" role="status" data-status data-sending="${t('sending')}" data-working="${t('working')}"></p>
<noscript><p class="hint">${t('noScript')}</p></noscript>
</div>
</form>`
}

/** Shown by the server where something burns; hidden in every form, for the script to show it before anything is sent. */
function stopNotice(t: Translate, word: string | null): Html | Promise<Html> {
  const words = word ? t('stopWord', { word }) : t('stopKind')
  return html`<div class="card stop" role="alert" tabindex="-1" data-fire ${word === null ? 'hidden' : ''}><h2>${t('stopTitle')}</h2>
<p data-words="${t('stopWord', { word: '{word}' })}">${words}</p><a class="button call" href="tel:119">${t('stopCall')}</a></div>`
}

/** Shown by the style alone as soon as a kind of fire is chosen; what follows it is hidden then. */
const burningPanel = (t: Translate): Html | Promise<Html> =>
  html`<div class="card stop when-burns"><h2>${t('stopTitle')}</h2><p>${t('stopKind')}</p><a class="button call" href="tel:119">${t('stopCall')}</a></div>`

function kindChoices({ t, language, kinds, fields, errors }: FormParts): Html | Promise<Html> {
  const wordsOf = ({ key, nameZh, nameEn }: HazardKind): string => {
    const own = `kind.${key}`
    return isTextKey(own) ? t(own) : language === 'zh' ? nameZh : nameEn
  }
  return html`<fieldset id="kind" ${invalid(errors.kind)}><legend>${t('kindLegend')}</legend>${errorOf(t, errors.kind, 'kind')}
${kinds.map(
  (kind) =>
    html`<label class="choice${kind.isFire ? ' burns' : ''}"><input type="radio" name="kind" value="${kind.key}" ${
      fields?.kind === kind.key ? 'checked' : ''
    } required><span>${wordsOf(kind)}</span></label>${kind.isFire ? burningPanel(t) : ''}`,
)}</fieldset>`
}

function placeFields({ t, areas, fields, errors }: FormParts): Html | Promise<Html> {
  const [lon = '', lat = ''] = fields?.position ?? []
  const hasCommunities = areas.townships.some(({ communities }) => communities.length > 0)
  const option = ({ code, name }: { code: string; name: string }) =>
    html`<option value="${code}" ${fields?.area === code ? 'selected' : ''}>${name}</option>`
  return html`<fieldset><legend>${t('placeLegend')}</legend>${errorOf(t, errors.place, 'place')}
<div class="only-script"><div class="pair"><button type="button" data-locate data-looking="${t('looking')}" data-found="${t('placeFound', { name: '{name}', metres: '{metres}' })}" data-outside="${t('placeOutside')}" data-failed="${t('placeFailed')}" data-insecure="${t('placeInsecure')}">${t('useMyPlace')}</button>
<button type="button" aria-expanded="false" data-choose data-opening="${t('mapOpening')}" data-chosen="${t('placeChosen', { name: '{name}' })}" data-broken="${t('mapBroken')}">${t('chooseOnMap')}</button></div>
<p class="hint" role="status" data-place></p><button type="button" hidden data-forget>${t('forgetPlace')}</button><div data-map></div></div>
<input type="hidden" name="lon" value="${lon}"><input type="hidden" name="lat" value="${lat}">
<div data-area><label class="field" for="area">${t(hasCommunities ? 'area' : 'areaTownships')}</label>
<select id="area" name="area" ${invalid(errors.place)} ${errors.place ? html`aria-describedby="place-error"` : ''}><option value="">${t('chooseArea')}</option>
${areas.townships.map(({ code, name, communities }) =>
  communities.length === 0
    ? option({ code, name })
    : html`<optgroup label="${name}">${communities.map(option)}</optgroup>`,
)}</select></div>
<label class="field" for="address">${t('address')}</label>${errorOf(t, errors.address, 'address')}
<p class="hint" id="address-hint">${t('addressHint')}</p>
<input id="address" type="text" name="address" maxlength="300" required autocomplete="street-address" value="${fields?.address ?? ''}" aria-describedby="address-hint${errors.address ? ' address-error' : ''}" ${invalid(errors.address)}>
</fieldset>`
}

function photoPlaceChoice({ t, fields }: FormParts, name: string): Html | Promise<Html> {
  const choice = (value: 'yes' | 'no', words: string) =>
    html`<label class="choice"><input type="radio" name="photoPlace" value="${value}" ${
      fields?.photoPlace === value ? 'checked' : ''
    }><span>${words}</span></label>`
  return html`<fieldset class="good"><legend>${t('photoPlaceLegend')}</legend>
<input type="hidden" name="photoLon" value="${fields?.photoPosition?.[0] ?? ''}"><input type="hidden" name="photoLat" value="${fields?.photoPosition?.[1] ?? ''}">
${choice('yes', t('photoPlace', { name }))}${choice('no', t('photoPlaceNot'))}</fieldset>`
}

const errorOf = (t: Translate, key: TextKey | undefined, field: string): Html | Promise<Html> | string =>
  key === undefined ? '' : html`<p class="error" id="${field}-error">${t(key)}</p>`

const invalid = (key: TextKey | undefined): Html | Promise<Html> | string =>
  key === undefined ? '' : html`aria-invalid="true"`
