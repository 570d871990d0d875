import { lazyRouteComponent } from '@tanstack/react-router'
import { lazy, type ComponentType, type LazyExoticComponent } from 'react'
import { loadTexts } from '../i18n'

type Module = Record<string, unknown>

/** A page in a chunk of its own, loaded together with the texts of its feature, and of those that it has parts of. */
export function lazyPage<M extends Module, N extends keyof M & string>(features: string | readonly string[], load: () => Promise<M>, name: N) {
  return lazyRouteComponent(async () => (await Promise.all([load(), ...[features].flat().map(loadTexts)]))[0] as M, name)
}

/** A part that other features show (a dialog, a panel), loaded with the texts of its own feature, and of those that it has parts of, when it is first shown. */
export function lazyPart<P extends object, N extends string>(
  features: string | readonly string[],
  load: () => Promise<{ [name in N]: ComponentType<P> }>,
  name: N,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => ({ default: (await Promise.all([load(), ...[features].flat().map(loadTexts)]))[0][name] }))
}
