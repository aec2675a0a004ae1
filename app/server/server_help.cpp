#include "server_options.h"

namespace mj {

QString ServerOptions::help()
{
    return QStringLiteral(
        "mjstudio-server: the account backend of MJ Studio\n"
        "\n"
        "  mjstudio-server --data DIR --listen 127.0.0.1:0 --sandbox\n"
        "\n"
        "Prints one line {\"url\":\"http://...\"} when it is ready and stops cleanly on SIGTERM.\n"
        "\n"
        "  --data DIR           folder of the database, pictures and keys; made when absent, owner-only\n"
        "  --listen ADDR:PORT   address to listen on; port 0 takes a free one (default 127.0.0.1:0)\n"
        "  --public-url URL     address that browsers are sent to for the checkout (default: the listening address)\n"
        "  --forwarded-hops N   proxies of yours in front, so that limits see the caller's address (default 0: none)\n"
        "  --sandbox            pay with play money at a built-in stand-in of the payment service\n"
        "  --workers N          requests worked at once (default 16)\n"
        "  --runners N          pictures made at once (default 2)\n"
        "  --access-log         method, route, status and duration of every request, nothing personal\n"
        "  --help               this text\n"
        "\n"
        "Instead of serving, beside a running server or without one:\n"
        "  --rotate-key         add a new key to DIR/server.key; the server seals with it from its next start and still opens older data\n"
        "  audit                reckon every balance again and hold every order against the payment service; prints a line of JSON a\n"
        "                       difference and one of sums; writes nothing; exit 1 when something differs. As: mjstudio-server audit --data DIR\n"
        "  --mailbox            print the mails that wait in DIR, newest first, a line of JSON each\n"
        "  --mail-state         print whether the mail server of the environment takes mails, its last refusal's code, and how many went out today\n"
        "\n"
        "Environment (never as a flag: flags show in process lists):\n"
        "  MJ_TOSS_CLIENT_KEY, MJ_TOSS_SECRET_KEY   the key pair of the payment service\n"
        "  MJ_TOSS_API_BASE, MJ_TOSS_SDK_URL        its addresses (default: the real ones)\n"
        "  MJ_SMTP_URL                              the mail server, smtps://HOST:465 or smtp://HOST:587 (with STARTTLS); needed without --sandbox,\n"
        "                                           with --sandbox mails stay in DIR when it is not set\n"
        "  MJ_MAIL_FROM                             the address mails come from\n"
        "  MJ_SMTP_USER                             with MJ_SMTP_PASSWORD, or with MJ_SMTP_OAUTH_TOKEN for XOAUTH2\n"
        "  MJ_SMTP_CA_FILE                          authorities that may vouch for the mail server, PEM (default: the system's)\n"
        "  MJ_MAIL_DAILY_LIMIT                      mails a day of all servers together, 0: no limit (default 450); the rest waits for the next day\n"
        "  MJ_GOOGLE_CLIENT_ID, MJ_GOOGLE_CLIENT_SECRET   sign-in with Google, off without them\n"
        "  MJ_GOOGLE_ISSUER                         another OpenID Connect issuer (default: https://accounts.google.com)\n"
        "  MJ_SERVER_KEYS, MJ_SERVER_KEYS_FILE      content or path of the key file, instead of DIR/server.key\n"
        "\n"
        "Webhooks of the payment service go to PUBLIC-URL/webhooks/toss.\n"
        "\n"
        "Exit: 0 after SIGTERM, SIGINT or --help; 2 for a wrong flag or an unusable folder, with one sentence on stderr.\n");
}

} // namespace mj
