import { z } from 'zod';

// zod probes `new Function` when the first schema is built, and the content security policy would report it.
z.config({ jitless: true });
