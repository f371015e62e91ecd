// Days and moments in what is answered.
import { z } from 'zod'

export const day = z.string().meta({ format: 'date' })
export const moment = z.string().meta({ format: 'date-time' })
