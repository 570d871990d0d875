import { store, stored } from '../../lib/storage'

/** What stands beside a span in the tree; remembered in this browser. */
export interface NodeFields {
  duration: boolean
  cost: boolean
  tokens: boolean
  model: boolean
}

export const NODE_FIELDS = ['duration', 'cost', 'tokens', 'model'] as const

export const storedFields = (): NodeFields => stored('tree-fields', { duration: true, cost: true, tokens: false, model: false })
export const storeFields = (fields: NodeFields): void => store('tree-fields', fields)
