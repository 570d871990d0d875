import { Activity, AlignLeft, Bell, CircleGauge, Database, FileText, FlaskConical, Layers, LayoutDashboard, ListChecks, MessagesSquare, Pencil, Server, Star, Target, type LucideIcon } from 'lucide-react'

const KINDS: Record<string, LucideIcon> = {
  project: Layers,
  trace: AlignLeft,
  span: Activity,
  thread: MessagesSquare,
  dataset: Database,
  test_suite: ListChecks,
  experiment: FlaskConical,
  prompt: FileText,
  prompt_version: FileText,
  annotation_queue: Pencil,
  optimization: Target,
  dashboard: LayoutDashboard,
  rule: CircleGauge,
  alert: Bell,
  feedback_definition: Star,
  environment: Server,
}

export const iconOf = (kind: string): LucideIcon => KINDS[kind] ?? AlignLeft
