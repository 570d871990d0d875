// Runs before the first paint, so that the page never shows in the wrong theme.
// A separate file rather than inline code: a content security policy without 'unsafe-inline' allows it.
;(function () {
  var theme = new URLSearchParams(location.search).get('theme')
  if (!theme) {
    try {
      theme = JSON.parse(localStorage.getItem('opik.theme'))
    } catch {
      theme = null // storage is blocked or its content is damaged: follow the system
    }
  }
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  }
  document.documentElement.dataset.theme = theme
})()
