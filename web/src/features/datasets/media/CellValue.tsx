import { useQuery } from '@tanstack/react-query'
import { Image as Picture } from 'lucide-react'
import { useTranslation } from '../../../i18n/useTranslation'
import { Icon } from '../../../components/Icon'
import * as f from '../../../lib/format'
import { plainText } from '../../../lib/plainText'
import { itemQuery, type Item } from '../api'
import { hasCutPicture, isOwn, picturesIn } from './pictures'

const CHARACTERS = 300

interface Props {
  datasetId: string
  item: Item
  name: string
  version: string | undefined
}

/** A field in the table: its text, or its picture as a thumbnail. */
export function CellValue({ datasetId, item, name, version }: Props) {
  const value = item.data[name]
  if (value === undefined) return <span className="t3">{f.NONE}</span>
  if (hasCutPicture(value)) return <Thumbnail datasetId={datasetId} item={item} name={name} version={version} />
  const media = picturesIn(value)
  if (media.length > 0 && media.every((each) => !isOwn(each))) return <Foreign names={media.map((each) => each.name)} />
  const text = typeof value === 'string' ? value : plainText(value, CHARACTERS)
  return <span title={text.slice(0, 1000)}>{text.slice(0, CHARACTERS)}</span>
}

/** Lists come without pictures: the item is asked for whole where its row is in view. */
function Thumbnail({ datasetId, item, name, version }: Props) {
  const { t } = useTranslation()
  const deleted = item.draft?.state === 'deleted'
  const whole = useQuery({ ...itemQuery(datasetId, item.id, version), enabled: !deleted, staleTime: Number.POSITIVE_INFINITY })
  const pictures = picturesIn(whole.data?.data[name]).filter(isOwn)
  if (pictures.length === 0) return <Foreign names={[t('datasets.picture')]} />
  return (
    <span className="dsthumbs">
      {pictures.slice(0, 3).map((each, place) => (
        <img key={place} className="dsthumb" src={each.url} alt={t('datasets.picture')} />
      ))}
      {pictures.length > 3 && <small className="t3 num">+{pictures.length - 3}</small>}
    </span>
  )
}

/** A picture on another host, which is not asked for it before somebody wants to see it. */
function Foreign({ names }: { names: string[] }) {
  return (
    <span className="row dsforeign" title={names.join(', ')}>
      <Icon of={Picture} size={14} />
      <span className="trunc">{names.join(', ')}</span>
    </span>
  )
}
