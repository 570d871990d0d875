import { X } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import type { ProjectOverview } from '../../api/overview'
import { Icon } from '../../components/Icon'
import { Letter } from '../experiments/compare/letters'

interface Props {
  /** Ids of the address: what is shown until the projects are known. */
  ids: string[]
  projects: ProjectOverview[] | undefined
  letters: ReadonlyMap<string, string>
  onRemove: (id: string) => void
}

/** The compared projects; they are the legend of the charts as well. */
export function Chosen({ ids, projects, letters, onRemove }: Props) {
  const { t } = useTranslation()
  return (
    <div className="row pcs" role="group" aria-label={t('projectCompare.which')}>
      {projects
        ? projects.map((project) => (
            <span key={project.id} className="pcx">
              <Letter of={letters.get(project.id)} />
              <span className="trunc">{project.name}</span>
              {projects.length > 2 && (
                <button className="ibtn sm" aria-label={t('projectCompare.remove', { name: project.name })} onClick={() => onRemove(project.id)}>
                  <Icon of={X} size={12} />
                </button>
              )}
            </span>
          ))
        : ids.map((id) => <span key={id} className="pcx skel" style={{ width: 120 }} aria-hidden="true" />)}
    </div>
  )
}
