/** What a draft may do to an item, in the order of their signs. */
export const ITEM_STATES = ['added', 'changed', 'deleted'] as const

export type ItemState = (typeof ITEM_STATES)[number]
