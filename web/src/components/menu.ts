import { AlignLeft, Bell, Bot, Database, FileText, FlaskConical, Gauge, LayoutDashboard, ListChecks, Pencil, Play, Target, type LucideIcon } from 'lucide-react'
import type { LinkProps } from '@tanstack/react-router'

export interface MenuEntry {
  /** Text key `nav.<id>`. */
  id: string
  icon: LucideIcon
  /** A page of a project; it is shown once a project is known. */
  to: LinkProps['to']
}

/** The menu of a project, in working order. It lists only pages that exist; a group without pages is not drawn. */
export const MENU: { group: 'observe' | 'build' | 'evaluate'; entries: MenuEntry[] }[] = [
  {
    group: 'observe',
    entries: [
      { id: 'logs', icon: AlignLeft, to: '/$workspace/projects/$projectId/logs' },
      { id: 'dashboards', icon: LayoutDashboard, to: '/$workspace/projects/$projectId/dashboards' },
      { id: 'alerts', icon: Bell, to: '/$workspace/projects/$projectId/alerts' },
    ],
  },
  {
    group: 'build',
    entries: [
      { id: 'prompts', icon: FileText, to: '/$workspace/projects/$projectId/prompts' },
      { id: 'playground', icon: Play, to: '/$workspace/projects/$projectId/playground' },
      { id: 'agents', icon: Bot, to: '/$workspace/projects/$projectId/agent-playground' },
    ],
  },
  {
    group: 'evaluate',
    entries: [
      { id: 'experiments', icon: FlaskConical, to: '/$workspace/projects/$projectId/experiments' },
      { id: 'datasets', icon: Database, to: '/$workspace/projects/$projectId/datasets' },
      { id: 'suites', icon: ListChecks, to: '/$workspace/projects/$projectId/test-suites' },
      { id: 'rules', icon: Gauge, to: '/$workspace/projects/$projectId/online-evaluation' },
      { id: 'annotation', icon: Pencil, to: '/$workspace/projects/$projectId/annotation-queues' },
      { id: 'optimizations', icon: Target, to: '/$workspace/projects/$projectId/optimizations' },
    ],
  },
]
