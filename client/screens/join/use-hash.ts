import { useEffect, useState } from 'preact/hooks'

/** The address's fragment, followed: a second link opened in the same tab changes nothing else. */
export function useHash(): string {
  const [hash, setHash] = useState(location.hash)
  useEffect(() => {
    const follow = () => setHash(location.hash)
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [])
  return hash
}
