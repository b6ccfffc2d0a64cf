"""Again: a job that failed or was stopped is queued once more, with what came with it."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from according.core import AccordingError
from according.web.errors import Missing
from according.web.rendering import Message, back

messages = {"job-again": Message("It is queued once more.")}


def again(request: Request) -> Response:
    """Queue it."""
    with request.app.state.open() as workspace:
        try:
            job = workspace.queue_again(request.path_params["id"])
        except AccordingError as error:
            raise Missing("There is no such work: it may be so old that it was forgotten.") from error
    request.app.state.wake()
    return back(f"/jobs/{job.id}", "job-again" if job.open else None)


routes = [Route("/jobs/{id}/again", again, methods=["POST"])]
