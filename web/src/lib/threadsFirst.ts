import { store, stored } from './storage'

const nameOf = (projectId: string): string => `threads.${projectId}`

/** Keeps what an answer told: Logs of a project that has threads open at them. */
export function keepThreads(projectId: string, has: boolean): void {
  if (has !== stored(nameOf(projectId), false)) store(nameOf(projectId), has || undefined)
}

/** What the answer that brought this page told about the project of its address (ThreadsFirst of the server). */
const told = (projectId: string): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => (entry as PerformanceNavigationTiming).serverTiming?.some(({ name, description }) => name === 'threads' && description === projectId) ?? false)

/** Whether the project is known to have threads, without a request. */
export const hasThreads = (projectId: string): boolean => stored(nameOf(projectId), false) || told(projectId)
