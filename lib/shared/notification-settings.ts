type Environment = Readonly<Record<string, string | undefined>>;

/** True: no mail server is set, so mail is kept in the console's mailbox and leaves no machine. */
export const isMailKept = (environment: Environment = process.env): boolean => !environment.SMTP_URL?.trim();

/** True: text messages are kept in the mailbox too, because nothing at all is set. */
export const isSmsKept = (environment: Environment = process.env): boolean =>
  isMailKept(environment) && !environment.SMS_PROVIDER?.trim();

/** Of each channel, whether what goes over it is kept in the mailbox and leaves no machine. */
export const keptChannels = (environment: Environment = process.env) => ({
  email: isMailKept(environment),
  sms: isSmsKept(environment),
});

/** False: mail leaves the machine and no SMS gateway is set, so a text message would go nowhere. */
export const isSmsAvailable = (environment: Environment = process.env): boolean =>
  isSmsKept(environment) || Boolean(environment.SMS_PROVIDER?.trim());
