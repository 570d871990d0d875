import { store, stored } from './storage'

export type Theme = 'system' | 'light' | 'dark'

const dark = matchMedia('(prefers-color-scheme: dark)')

export const chosenTheme = (): Theme => stored<Theme>('theme', 'system')

/** Applies and remembers a theme; `system` follows the system, also when it changes later. */
export function chooseTheme(theme: Theme): void {
  store('theme', theme)
  apply()
}

function apply(): void {
  const theme = chosenTheme()
  document.documentElement.dataset.theme = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme
}

dark.addEventListener('change', apply)
