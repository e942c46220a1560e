// Runs before the first paint, so that a chosen theme never flashes. The key is that of client/models/theme.ts.
try {
  const theme = localStorage.getItem('turnout-theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // Without storage the page follows the system.
}
