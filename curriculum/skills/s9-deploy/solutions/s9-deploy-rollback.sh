# needs: git
#: hint 3 1 > ai-lab/chatbot/deploy.sh
cd ai-lab/chatbot
chmod +x deploy.sh
PORT=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
export PORT
cat > service.py <<'END'
import os
from http.server import BaseHTTPRequestHandler, HTTPServer

class Service(BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
        self.wfile.write((os.environ["VERSION"] if self.path == "/version" else "ok").encode())

    def do_POST(self):
        self.send_response(200)
        self.end_headers()

HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Service).serve_forever()
END
cat > smoke.py <<'END'
import sys, time, urllib.request
address, commit = sys.argv[1:]
for _ in range(100):
    try:
        urllib.request.urlopen(address + "/healthz", timeout=2)
        break
    except OSError:
        time.sleep(0.1)
version = urllib.request.urlopen(address + "/version", timeout=2).read().decode()
answered = urllib.request.urlopen(address + "/chat", b"{}", timeout=2).status
sys.exit(0 if version == commit and answered == 200 else 1)
END
printf 'releases/\n*.pid\n*.log\ncurrent.txt\nprevious.txt\n' > .gitignore
cd ..
git init -q -b main
git add .
git commit -qm "A service"
cd chatbot
smoke() { python3 smoke.py "http://127.0.0.1:$PORT" "$(cat current.txt)"; }
./deploy.sh HEAD
smoke
echo '# second' >> service.py
git commit -qam "Second"
./deploy.sh HEAD
smoke
sed -i.bak '/do_POST/,/end_headers/s/200/500/' service.py
rm service.py.bak
git commit -qam "Broken"
./deploy.sh HEAD
! smoke
./deploy.sh "$(cat previous.txt)"
smoke
./deploy.sh HEAD
! smoke
./deploy.sh "$(cat previous.txt)"
smoke
test -z "$(git status --porcelain)"
