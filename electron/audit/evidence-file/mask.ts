export type Mask = (text: string) => string;

interface Person {
  readonly userId: number;
  readonly username: string;
  readonly email: string;
}

const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g;
/** Columns of a row that tell who somebody is. */
const PERSONAL_COLUMN =
  /^(username|email|phone_number|address|city|state|profile_picture|delivery_address|target_name|customer_\w+) = (?!NULL$).*$/gm;
/** Names in the marketplace's own words: what stands behind them up to the next field. */
const NAMED_FIELD =
  /\b(User|Username): (?!\d+\b)(.*?)(?=, (?:Items|Order|Points|Level|Credits|Images|Method|Required|Total|Item)\b|$)/gm;

/** Puts a number in place of the user's name, and takes out what else tells who people are. */
export function maskOf(isMasked: boolean, { userId, username, email }: Person): Mask {
  if (!isMasked) return (text) => text;
  const own = `user no. ${userId}`;
  return (text) => {
    let masked = text;
    for (const name of [email, username]) if (name.length > 0) masked = masked.replaceAll(name, own);
    return masked
      .replace(PERSONAL_COLUMN, '$1 = (masked)')
      .replace(NAMED_FIELD, (whole, field: string, name: string) => (name === own ? whole : `${field}: (masked)`))
      .replace(EMAIL, '(masked)');
  };
}
