import type { Texts } from './en'
export const zh: Texts | Record<string, unknown> = {}
