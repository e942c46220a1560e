// Preloaded into each server that scripts/service.mjs starts. The channel to the parent closes when the parent ends,
// even by SIGKILL; the server then takes its whole process group with it, so no orphan keeps a port or a database.
if (process.channel) {
  process.once('disconnect', () => {
    if (process.platform === 'win32') process.exit(1)
    process.kill(-process.pid, 'SIGKILL')
  })
  // Listening must not keep a process alive that has nothing else to do.
  process.channel.unref()
}
