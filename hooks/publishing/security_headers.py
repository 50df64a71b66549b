"""What a page may do in the reader's browser: nothing but show itself.

The policy stands in each page as a meta element, for hosts that cannot send headers, and with the other
headers in `_headers`, which Cloudflare Pages and Netlify read as it is. The list follows the OWASP Secure
Headers Project.
"""

# No inline script or style anywhere. Data blocks (JSON-LD) are not scripts and need no hash.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "worker-src 'self'; form-action 'none'; base-uri 'none'"
)
HEADERS = {
    # A meta element cannot say who may show the page in a frame; a header can.
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def headers_file() -> str:
    """The file `_headers`: all headers for every address."""
    return "/*\n" + "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
