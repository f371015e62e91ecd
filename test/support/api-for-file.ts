// The API of one test file: every file of API tests opens it in this way.
import { afterAll, beforeAll } from '@jest/globals'
import { openApi, type Api } from './api.js'
import type { TheatreOptions } from './theatre.js'

/**
 * A theatre and an API on it for all tests of a file: opened before the first of them and closed after the last.
 *
 * @param furnish brings in what all of them need, for example the bodies
 */
export function apiForFile(furnish?: (api: Api) => unknown, options: TheatreOptions = {}): Api {
  const api = {} as Api
  beforeAll(async () => {
    Object.assign(api, await openApi(options))
    await furnish?.(api)
  })
  afterAll(() => api.close())
  return api
}
