import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from '../../../i18n/useTranslation'
import { projectQuery } from '../../../api/projects'
import { CodeBlock } from '../../../components/CodeBlock'
import type { DatasetKind } from '../api'
import { fillSnippets, readSnippets, runSnippets } from '../snippets'

/** The exact lines that fill, read and run this dataset or suite. */
export function CodeTab({ name, kind }: { name: string; kind: DatasetKind }) {
  const { t } = useTranslation()
  const { projectId = '' } = useParams({ strict: false })
  const project = useQuery(projectQuery(projectId)).data?.name ?? ''
  return (
    <div className="dstab" tabIndex={0} role="region" aria-label={t('datasets.tabs.code')}>
      <h2 className="h3">{t(kind === 'dataset' ? 'datasets.codeRun' : 'datasets.codeRunSuite')}</h2>
      <CodeBlock snippets={runSnippets(name, project, kind)} />
      <h2 className="h3">{t('datasets.codeFill')}</h2>
      <CodeBlock snippets={fillSnippets(name, project, kind)} />
      <h2 className="h3">{t('datasets.codeRead')}</h2>
      <CodeBlock snippets={readSnippets(name, project, kind)} />
    </div>
  )
}
