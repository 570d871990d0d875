import { X } from 'lucide-react'
import { createContext, use, useCallback, useState, type ReactNode } from 'react'
import { useTranslation } from '../i18n/useTranslation'
import { Icon } from './Icon'

interface ToastAction {
  label: string
  run: () => void
}

interface Toast {
  id: number
  text: string
  error: boolean
  action: ToastAction | undefined
}

/** `error` toasts stay until closed; an action (undo, open) closes its toast. */
type ShowToast = (text: string, error?: boolean, action?: ToastAction) => void

const ToastContext = createContext<ShowToast>(() => undefined)

export const useToast = () => use(ToastContext)

const SHOWN_MS = 6000
let next = 1

/** Bottom left, six seconds, one line; errors stay until closed. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [toasts, setToasts] = useState<Toast[]>([])
  const close = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), [])
  const show = useCallback<ShowToast>(
    (text, error = false, action = undefined) => {
      const id = next++
      setToasts((all) => [...all.filter((toast) => toast.text !== text), { id, text, error, action }].slice(-3))
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
            {toast.action && (
              <button
                className="btn ghost sm acc"
                onClick={() => {
                  toast.action?.run()
                  close(toast.id)
                }}
              >
                {toast.action.label}
              </button>
            )}
            <button className="ibtn sm" aria-label={t('common.close')} onClick={() => close(toast.id)}>
              <Icon of={X} size={14} />
            </button>
          </div>
        ))}
      </div>
    </ToastContext>
  )
}
