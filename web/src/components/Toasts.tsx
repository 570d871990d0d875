import { X } from 'lucide-react'
import { createContext, use, useCallback, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from './Icon'

interface Toast {
  id: number
  text: string
  error: boolean
}

const ToastContext = createContext<(text: string, error?: boolean) => void>(() => undefined)

export const useToast = () => use(ToastContext)

const SHOWN_MS = 6000
let next = 1

/** Bottom left, six seconds, one line; errors stay until closed. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [toasts, setToasts] = useState<Toast[]>([])
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const show = useCallback(
    (text: string, error = false) => {
      const id = next++
      setToasts((all) => [...all.filter((toast) => toast.text !== text), { id, text, error }].slice(-3))
      if (!error) setTimeout(() => close(id), SHOWN_MS)
    },
    [close],
  )
  return (
    <ToastContext value={show}>
      {children}
      <div className="toasts" role="status" aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={`pop toast ${toast.error ? 'err' : ''}`}>
            <span>{toast.text}</span>
            <button className="ibtn sm" aria-label={t('common.close')} onClick={() => close(toast.id)}>
              <Icon of={X} size={14} />
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
