import { startTestStack, type TestStack } from '../../support/local-stack.ts'
import { startFront } from './front.ts'

/** The whole product with the front that people open it at. */
export async function startFrontedStack(
  options: Omit<NonNullable<Parameters<typeof startTestStack>[0]>, 'appOrigin'> = {},
): Promise<TestStack> {
  const front = await startFront()
  try {
    const stack = await startTestStack({ ...options, appOrigin: front.origin })
    front.passTo(stack.workerUrl)
    const stop = async () => {
      await stack.stop()
      await front.close()
    }
    return { ...stack, stop }
  } catch (error) {
    await front.close()
    throw error
  }
}
