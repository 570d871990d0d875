import type { Variant } from '../playground/types'
import type { StudioDraft } from './draft'

/** A variant of the playground, or a prompt as the playground would load it. */
export function fromVariant(variant: Variant, dataset?: { id: string; name: string }): Partial<StudioDraft> {
  return {
    template: variant.template,
    params: variant.params,
    ...(variant.model ? { model: variant.model } : {}),
    ...(variant.prompt ? { name: variant.prompt.name } : {}),
    ...(dataset ? { dataset: { id: dataset.id, name: dataset.name } } : {}),
  }
}
