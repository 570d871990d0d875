import type { Texts } from './en'
import { runs } from './runs.zh'
import { shell } from './shell.zh'
import { views } from './views.zh'

export const zh: Texts = { ...shell, ...runs, views }
