import { Plus, X } from 'lucide-react'
import { useTranslation } from '../../i18n/useTranslation'
import { Icon } from '../../components/Icon'
import type { JudgeScore } from './model'

const TYPES: JudgeScore['type'][] = ['DOUBLE', 'INTEGER', 'BOOLEAN']

/** The scores that the judge gives: name, kind, and what they say, which the model reads. */
export function Scores({ scores, onChange }: { scores: JudgeScore[]; onChange: (scores: JudgeScore[]) => void }) {
  const { t } = useTranslation()
  const set = (index: number, change: Partial<JudgeScore>) => onChange(scores.map((each, i) => (i === index ? { ...each, ...change } : each)))
  return (
    <div className="rscores">
      {scores.map((score, index) => {
        const position = index + 1
        return (
          <div className="row rscore" key={index}>
            <input className="input" aria-label={t('rules.scoreName', { position })} value={score.name} onChange={(event) => set(index, { name: event.target.value })} />
            <select className="select" aria-label={t('rules.scoreType', { position })} value={score.type} onChange={(event) => set(index, { type: event.target.value as JudgeScore['type'] })}>
              {TYPES.map((type) => (
                <option key={type} value={type}>
                  {t(`rules.types.${type}`)}
                </option>
              ))}
            </select>
            <input className="input grow" aria-label={t('rules.scoreText', { position })} value={score.description} onChange={(event) => set(index, { description: event.target.value })} />
            {scores.length > 1 && (
              <button className="ibtn sm" aria-label={t('rules.removeScore', { position })} onClick={() => onChange(scores.filter((_, i) => i !== index))}>
                <Icon of={X} size={14} />
              </button>
            )}
          </div>
        )
      })}
      <button className="btn sm ghost" onClick={() => onChange([...scores, { name: '', type: 'DOUBLE', description: '' }])}>
        <Icon of={Plus} size={12} />
        {t('rules.addScore')}
      </button>
    </div>
  )
}
