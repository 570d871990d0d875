import { useTranslation } from '../i18n/useTranslation'
import { useToast } from './Toasts'

/** Copies text and says so; where the browser refuses (no secure context) it says that too. */
export function useCopy(): (text: string, done?: string) => void {
  const { t } = useTranslation()
  const toast = useToast()
  return (text, done = t('common.copied')) => {
    const copying = navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('no clipboard'))
    copying.then(
      () => toast(done),
      () => toast(t('common.copyFailed'), true),
    )
  }
}
