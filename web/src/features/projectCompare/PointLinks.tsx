import * as Menu from '@radix-ui/react-dropdown-menu'
import { Link, useParams } from '@tanstack/react-router'
import { useRef } from 'react'
import { useTranslation } from '../../i18n/useTranslation'
import type { ProjectOverview } from '../../api/overview'
import { MenuAtPoint } from '../../components/chart/MenuAtPoint'
import type { Pick } from '../../components/chart/PointLayer'
import { writeRange } from '../../lib/range'
import { stepRange } from '../dashboards/chartOptions'
import { Letter } from '../experiments/compare/letters'

interface Props {
  pick: Pick
  /** Start of the step, ms. */
  from: number
  step: number
  projects: ProjectOverview[]
  value: (project: ProjectOverview) => string
  letters: ReadonlyMap<string, string>
  onClose: () => void
}

/** Where the rows behind a point are: the Logs of each project in that time. */
export function PointLinks({ pick, from, step, projects, value, letters, onClose }: Props) {
  const { t } = useTranslation()
  const { workspace = 'default' } = useParams({ strict: false })
  const first = useRef<HTMLAnchorElement>(null)
  return (
    <MenuAtPoint pick={pick} className="pclinks" label={t('projectCompare.openAt', { time: stepRange(from, step) })} first={first} onClose={onClose}>
      <Menu.Label className="pclh">{t('projectCompare.openAt', { time: stepRange(from, step) })}</Menu.Label>
      {projects.map((project, index) => (
        <Menu.Item key={project.id} className="mi" asChild>
          <Link ref={index === 0 ? first : undefined} to="/$workspace/projects/$projectId/logs" params={{ workspace, projectId: project.id }} search={{ logsType: 'traces', range: writeRange(from, from + step) } as never}>
            <Letter of={letters.get(project.id)} />
            <span className="trunc">{project.name}</span>
            <span className="r num t3">{value(project)}</span>
          </Link>
        </Menu.Item>
      ))}
    </MenuAtPoint>
  )
}
