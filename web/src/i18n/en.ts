import { runs } from './runs.en'
import { shell } from './shell.en'
import { views } from './views.en'

/** Plain, short, sentence case, present tense. `zh.ts` has the same keys; a test compares them. */
export const en = { ...shell, ...runs, views }

export type Texts = typeof en
