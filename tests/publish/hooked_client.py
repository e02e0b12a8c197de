"""A client with somebody in between: who ends the program, or writes to the wiki, at a certain request."""

from memory_wiki import Killed

from planloom.publish.web import Client


class HookedClient(Client):
    """Does something at the request of a `number`, before it is sent or `after`; it is ended where there is no `hook`."""

    def __init__(self, client, number, *, after=False, hook=None):
        super().__init__(client.address, client.headers)
        self.left, self.after = number, after
        self.hook = hook or self.killed

    def killed(self):
        raise Killed

    def send(self, *arguments, **more):
        self.left -= 1
        if self.left == 0 and not self.after:
            self.hook()
        answer = super().send(*arguments, **more)
        if self.left == 0 and self.after:
            self.hook()
        return answer
