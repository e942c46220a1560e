/** Where a closed retro is read. */
export function retroUrl(appOrigin: string, teamId: string, workshopId: string): string {
  return `${appOrigin}/t/${teamId}/retros/${workshopId}`
}
