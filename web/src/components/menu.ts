import { AlignLeft, Bell, Bot, Database, FileText, FlaskConical, Gauge, LayoutDashboard, ListChecks, Pencil, Play, Target, type LucideIcon } from 'lucide-react'
import type { LinkProps } from '@tanstack/react-router'

export interface MenuEntry {
  /** Text key `nav.<id>`. */
  id: string
  icon: LucideIcon
  /** A page of a project; it is shown once a project is known. */
  to: LinkProps['to']
  /** The key after `G` that leads there. */
  key?: string
}

/** The menu of a project, in working order. It lists only pages that exist; a group without pages is not drawn. */
export const MENU: { group: 'observe' | 'build' | 'evaluate'; entries: MenuEntry[] }[] = [
  {
    group: 'observe',
    entries: [
      { id: 'logs', icon: AlignLeft, to: '/$workspace/projects/$projectId/logs', key: 'l' },
      { id: 'dashboards', icon: LayoutDashboard, to: '/$workspace/projects/$projectId/dashboards', key: 'd' },
      { id: 'alerts', icon: Bell, to: '/$workspace/projects/$projectId/alerts' },
    ],
  },
  {
    group: 'build',
    entries: [
      { id: 'prompts', icon: FileText, to: '/$workspace/projects/$projectId/prompts', key: 'p' },
      { id: 'playground', icon: Play, to: '/$workspace/projects/$projectId/playground' },
      { id: 'agents', icon: Bot, to: '/$workspace/projects/$projectId/agent-playground' },
    ],
  },
  {
    group: 'evaluate',
    entries: [
      { id: 'experiments', icon: FlaskConical, to: '/$workspace/projects/$projectId/experiments', key: 'e' },
      { id: 'datasets', icon: Database, to: '/$workspace/projects/$projectId/datasets' },
      { id: 'suites', icon: ListChecks, to: '/$workspace/projects/$projectId/test-suites' },
      { id: 'rules', icon: Gauge, to: '/$workspace/projects/$projectId/online-evaluation' },
      { id: 'annotation', icon: Pencil, to: '/$workspace/projects/$projectId/annotation-queues', key: 'a' },
      { id: 'optimizations', icon: Target, to: '/$workspace/projects/$projectId/optimizations' },
    ],
  },
]

/** Pages that a key leads to from everywhere. */
export const KEYED = MENU.flatMap(({ entries }) => entries).filter((entry): entry is MenuEntry & { key: string } => entry.key !== undefined)
