#!/usr/bin/env python3
"""Look at a page as a browser lays it out: on a phone, a tablet and a desk, by day and by night, and on A4.

Usage: browser_look.py PAGE [FOLDER]   leaves pictures and a PDF in FOLDER (tmp/pages).
Needs Debian's package chromium. Nothing may be wider than the screen, and no text cut;
only a table in a frame of its own may scroll inside it.
"""

import html
import json
import os
import re
import subprocess
import sys

WIDTHS = (360, 768, 1280)
DARK = "screen and (prefers-color-scheme:dark)"
# A frame as wide as the screen meant: a browser's window itself is never as narrow as a phone.
FRAME = """<!DOCTYPE html><meta charset="utf-8"><body style="margin:0">
<iframe id="frame" style="border:0;width:%(width)dpx;height:100px" srcdoc="%(page)s"></iframe><pre id="said"></pre><script>
const frame = document.getElementById('frame');
frame.onload = () => {
  const page = frame.contentDocument, faults = [];
  frame.style.height = page.documentElement.scrollHeight + 'px';
  if (page.documentElement.scrollWidth > %(width)d) faults.push('the page scrolls sideways');
  for (const one of page.querySelectorAll('body *')) {
    const what = one.tagName + ' ' + one.textContent.trim().slice(0, 20), box = one.getBoundingClientRect();
    if (one.closest('svg') || one.closest('.cards thead')) continue;
    if (!one.closest('.scroll table') && (box.right > %(width)d + 0.5 || box.left < -0.5)) faults.push('outside: ' + what);
    if (!one.matches('.scroll') && one.clientWidth && one.scrollWidth > one.clientWidth + 1) faults.push('cut: ' + what);
    if (box.height && parseFloat(page.defaultView.getComputedStyle(one).fontSize) < 12) faults.push('too small: ' + what);
  }
  document.getElementById('said').textContent = JSON.stringify({height: page.documentElement.scrollHeight, faults: faults});
};
</script>"""


def browser(folder, *arguments):
    return subprocess.run(["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--virtual-time-budget=5000",
                           "--user-data-dir=" + os.path.join(folder, "browser"), *arguments],
                          check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8").stdout


def look(page, folder, width, night):
    """Give the faults of a page at a width, and leave a picture of its first three screens."""
    name = os.path.join(os.path.abspath(folder), "%d%s" % (width, "_night" if night else ""))
    text = page.replace(DARK, "screen") if night else page
    with open(name + ".html", "w", encoding="utf-8") as file:
        file.write(FRAME % {"width": width, "page": html.escape(text, quote=True)})
    said = re.search(r'<pre id="said">(\{.*?\})</pre>', browser(folder, "--dump-dom", "file://" + name + ".html"), re.S)
    if not said:
        return ["%d: the browser did not lay the page out" % width]
    browser(folder, "--screenshot=" + name + ".png", "--window-size=%d,2400" % max(width, 500), "file://" + name + ".html")
    return ["%d%s: %s" % (width, " by night" if night else "", fault) for fault in json.loads(html.unescape(said[1]))["faults"]]


def main():
    path, folder = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "tmp/pages"
    os.makedirs(folder, exist_ok=True)
    with open(path, encoding="utf-8") as file:
        page = file.read()
    faults = [fault for width in WIDTHS for night in (False, True) for fault in look(page, folder, width, night)]
    printed = os.path.join(os.path.abspath(folder), "a4.pdf")
    browser(folder, "--print-to-pdf=" + printed, "--no-pdf-header-footer", "file://" + os.path.abspath(path))
    print("\n".join(faults[:20] + ["%s: %d widths, by day and by night, %d faults; pictures in %s" % (path, len(WIDTHS), len(faults), folder)]))
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
