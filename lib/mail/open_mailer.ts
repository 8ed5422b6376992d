import type { Config } from "../config.ts";
import type { Log } from "../log.ts";
import { folderMailer } from "./folder.ts";
import type { Mailer } from "./mailer.ts";
import { smtpMailer } from "./smtp.ts";

/** The mailer the configuration asks for: an SMTP server, or files in DATA_DIR where none is named. */
export function openMailer(config: Config, log: Log): Mailer {
  return config.smtp === null
    ? folderMailer(`${config.dataDir}/mail`, config.fromEmail, { log, hideLinks: config.production })
    : smtpMailer(config.smtp, config.fromEmail);
}
