import { EVALUATION } from './pages.evaluation'
import { LOGS } from './pages.logs'
import { MORE } from './pages.more'
import { WORKSPACE } from './pages.workspace'

/** Every page there is: a unit test (src/router.test.ts) compares them with the routes of the router. */
export const PAGES = [...WORKSPACE, ...LOGS, ...MORE, ...EVALUATION]
