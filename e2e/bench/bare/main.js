// The floor of every start-up figure: a window with one word in it, opened the way the app opens its own.
import { app, BrowserWindow } from 'electron'

if (process.env.PAPERLANE_USER_DATA) app.setPath('userData', process.env.PAPERLANE_USER_DATA)

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    webPreferences: { sandbox: true },
  })
  window.once('ready-to-show', () => window.show())
  window.loadFile('page.html')
})
app.on('window-all-closed', () => app.quit())
