import { store, stored } from './storage'

export interface VisitedProject {
  workspace: string
  project: string
}

const NAME = 'last-project'

/** The project that this browser looked at last: where the home page leads, and what the menu of a workspace is about. */
export const lastVisit = (): VisitedProject | null => stored<VisitedProject | null>(NAME, null)

export function lastProject(workspace: string): string | undefined {
  const last = lastVisit()
  return last?.workspace === workspace ? last.project : undefined
}

export const rememberProject = (visit: VisitedProject): void => store(NAME, visit)

/** It is gone. */
export const forgetProject = (): void => store(NAME, null)
