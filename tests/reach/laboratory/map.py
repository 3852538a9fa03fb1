"""Who is where in the laboratory. The addresses look public, since forged ones are told by being none; nothing leaves the namespaces."""

CLIENT = "81.2.69.10"
VANTAGE = "81.2.70.10"
RESOLVER = "93.184.100.53"
OTHER_RESOLVER = "93.184.101.53"

SITE = "news.lab.net"
DOWN = "down.lab.net"
EXPIRED = "expired.lab.net"
COUNTRY = "country.lab.net"
OPEN = "open.lab.net"
DOH = "doh.lab.net"

SITE_IP = "93.184.100.10"
DOWN_IP = "93.184.100.11"
EXPIRED_IP = "93.184.100.12"
COUNTRY_IP = "93.184.100.13"
OPEN_IP = "93.184.100.14"
DOH_IP = "93.184.100.15"
BLOCK_IP = "93.184.100.66"
FALSE_IP = "93.184.100.67"
PORTAL_IP = "93.184.100.68"

NAMES = {SITE: SITE_IP, DOWN: DOWN_IP, EXPIRED: EXPIRED_IP, COUNTRY: COUNTRY_IP, OPEN: OPEN_IP, DOH: DOH_IP}
ALL_IPS = (RESOLVER, OTHER_RESOLVER, *NAMES.values(), BLOCK_IP, FALSE_IP, PORTAL_IP)
