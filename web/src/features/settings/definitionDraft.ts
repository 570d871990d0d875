import type { Definition } from '../../api/definitions'

/** A definition while it is typed: numbers are texts until they are saved. */
export interface DefinitionDraft {
  name: string
  description: string
  type: Definition['type']
  min: string
  max: string
  yes: string
  no: string
  categories: { label: string; value: string }[]
  /** Empty: nobody says which way is better. */
  polarity: Definition['polarity'] | ''
  /** Empty: none. */
  warn: string
  error: string
}

export function draftOf(definition: Definition | null, name = definition?.name ?? ''): DefinitionDraft {
  const details = definition?.details ?? {}
  return {
    name,
    description: definition?.description ?? '',
    type: definition?.type ?? 'boolean',
    min: String(details.min ?? 0),
    max: String(details.max ?? 1),
    yes: details.true_label ?? 'Yes',
    no: details.false_label ?? 'No',
    polarity: definition?.polarity ?? '',
    warn: String(definition?.thresholds?.warn ?? ''),
    error: String(definition?.thresholds?.error ?? ''),
    categories: details.categories
      ? Object.entries(details.categories).map(([label, value]) => ({ label, value: String(value) }))
      : [
          { label: '', value: '1' },
          { label: '', value: '0' },
        ],
  }
}

export type Problem = 'name' | 'range' | 'labels' | 'categories' | 'thresholds'

/** The first thing that keeps it from being saved. */
export function problemOf(draft: DefinitionDraft): Problem | null {
  if (draft.name.trim() === '') return 'name'
  return kindProblem(draft) ?? (thresholdsFit(draft) ? null : 'thresholds')
}

function thresholdsFit({ polarity, ...draft }: DefinitionDraft): boolean {
  const [warn, error] = [numberOf(draft.warn), numberOf(draft.error)]
  if (!polarity || (warn === undefined && error === undefined)) return true
  if ([warn, error].some((each) => each !== undefined && !Number.isFinite(each))) return false
  return warn === undefined || error === undefined || (polarity === 'higher' ? error <= warn : error >= warn)
}

const numberOf = (text: string): number | undefined => (text.trim() === '' ? undefined : Number(text))

/** What it says about values, as the server takes it; null: nothing. */
export function judgingOf(draft: DefinitionDraft): { polarity: Definition['polarity'] | null; thresholds: { warn?: number; error?: number } | null } {
  const [warn, error] = [numberOf(draft.warn), numberOf(draft.error)]
  if (!draft.polarity) return { polarity: null, thresholds: null }
  return {
    polarity: draft.polarity,
    thresholds: warn === undefined && error === undefined ? null : { ...(warn === undefined ? {} : { warn }), ...(error === undefined ? {} : { error }) },
  }
}

function kindProblem(draft: DefinitionDraft): Problem | null {
  if (draft.type === 'numerical') {
    const [min, max] = [Number(draft.min), Number(draft.max)]
    return draft.min.trim() !== '' && draft.max.trim() !== '' && Number.isFinite(min) && Number.isFinite(max) && min < max ? null : 'range'
  }
  if (draft.type === 'boolean') return draft.yes.trim() !== '' && draft.no.trim() !== '' && draft.yes.trim() !== draft.no.trim() ? null : 'labels'
  const labels = draft.categories.map((each) => each.label.trim())
  const valued = draft.categories.every((each) => each.value.trim() !== '' && Number.isFinite(Number(each.value)))
  return labels.length >= 2 && labels.every(Boolean) && new Set(labels).size === labels.length && valued ? null : 'categories'
}

export function detailsOf(draft: DefinitionDraft): Definition['details'] {
  if (draft.type === 'numerical') return { min: Number(draft.min), max: Number(draft.max) }
  if (draft.type === 'boolean') return { true_label: draft.yes.trim(), false_label: draft.no.trim() }
  return { categories: Object.fromEntries(draft.categories.filter((each) => each.label.trim()).map((each) => [each.label.trim(), Number(each.value)])) }
}
