"""S3-compatible storage for tests, in memory.

Usage: s3_server.py BUCKET [PORT]

It listens on the loopback, prints its port, and ends when its input closes.
"""

import logging
import sys

import boto3
from moto.server import ThreadedMotoServer

logging.getLogger("werkzeug").setLevel(logging.ERROR)
server = ThreadedMotoServer(ip_address="127.0.0.1", port=int(sys.argv[2]) if len(sys.argv) > 2 else 0, verbose=False)
server.start()
host, port = server.get_host_and_port()
client = boto3.client(
    "s3",
    endpoint_url=f"http://{host}:{port}",
    aws_access_key_id="test",
    aws_secret_access_key="test",
    region_name="us-east-1",
)
client.create_bucket(Bucket=sys.argv[1])
print(port, flush=True)
sys.stdin.read()
