import { useTranslation } from '../../../i18n/useTranslation'
import { Field } from '../../../components/form/Field'
import { VersionMenu } from '../../../components/versions/VersionMenu'
import { fetchVersions, type Version } from '../../datasets/api'
import '../inputs.css'

interface Props {
  datasetId: string
  /** None: the latest, whichever that is. */
  chosen: { id: string; name: string | undefined } | undefined
  onChange: (version: Version | undefined) => void
}

/** Which version of a dataset. */
export function DatasetVersion({ datasetId, chosen, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Field label={t('playground.version')}>
      {(control) => (
        <VersionMenu<Version>
          id={control.id}
          name={['datasets', datasetId, 'versions', 'choice']}
          fetchPage={(page, size, signal) => fetchVersions(datasetId, page, size, signal)}
          entry={(version) => ({ name: version.version_name, note: t('playground.items', { count: version.items_total }) })}
          chosen={chosen}
          first={{ name: t('playground.latest'), onChoose: () => onChange(undefined) }}
          label={t('playground.version')}
          onChoose={onChange}
        />
      )}
    </Field>
  )
}
