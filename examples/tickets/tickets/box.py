"""The box office."""


class Box:
    """Sells `count` tickets, each once."""

    def __init__(self, count):
        self.left = count
        self.sold = []

    def buy(self, customer):
        """Sell a ticket to `customer`; False if there is none left."""
        if self.left == 0:
            return False
        self.left -= 1
        self.sold.append(customer)
        return True
