"""Keeps SCOOP's sockets on loopback: it binds them to every interface, and they take pickles from anybody.

The interpreters of a SCOOP run import this at their start, because its folder is on their PYTHONPATH.
"""

try:
    import zmq
except ImportError:
    pass
else:
    _bind = zmq.Socket.bind

    def bind(socket, address):
        return _bind(socket, address.replace("tcp://*", "tcp://127.0.0.1"))

    zmq.Socket.bind = bind  # type: ignore[method-assign]
