"""Message brokers for the Celery katas: one that needs no server, RabbitMQ and Redis where they are installed.

at_hand.py      which brokers there are, and the address of each
servers.py      how a private RabbitMQ, Redis or post office is started, loopback only
landlord.py     the process that starts a private broker once for all of a run, and ends it with the run
post_office.py  the embedded broker's server
embedded.py     kombu's way to the post office
tidying.py      what is deleted at the end from a broker that is not ours
scenes.py       a piece of a test in a fresh interpreter, with a worker, watched while it runs
fixtures.py     what a spec uses: options, header, `broker`, `on_broker`
"""
