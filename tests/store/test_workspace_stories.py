"""Stories, the comparison kept for each, and jobs."""

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from spoken import account, compared, edited, incoming

from according.core import UsageError
from according.store import JobState, Workspace


@pytest.fixture
def accounts(workspace):
    rows = [account(f"Ada Lind said it rained {n} times.", path=f"{n}.txt", outlet=f"Outlet {n}") for n in range(3)]
    workspace.add([incoming(row) for row in rows])
    return rows


def test_a_story_keeps_the_order_of_its_documents(workspace, accounts):
    """The user's order is the order, also after it was changed, and each document is in it once."""
    ids = [one.id for one in accounts]
    story = workspace.new_story("  Rain \n in May ", [ids[2], ids[0], ids[2]])
    assert (story.title, story.documents) == ("Rain in May", (ids[2], ids[0]))
    assert workspace.set_documents(story.id, ids).documents == tuple(ids)
    assert [row.id for row in workspace.documents(story=story.id)] == ids
    assert workspace.rename_story(story.id, "Showers").title == "Showers"
    assert [one.title for one in workspace.stories()] == ["Showers"]


def test_a_story_answers_to_its_id_its_beginning_and_its_title(workspace):
    """A story is found by its id, by as much of it as is enough, and by exactly its title."""
    story = workspace.new_story("Rain")
    for ref in (story.id, story.id[:6], story.id[2:7], "Rain"):
        assert workspace.story(ref) == story
    with pytest.raises(UsageError, match=r"no story 'rai'.*Rain"):
        workspace.story("rai")


def test_two_stories_of_one_title_are_told_apart(workspace):
    """Where a title or a beginning fits two stories both are named, and neither is taken."""
    first, second = workspace.new_story("Rain"), workspace.new_story("Rain")
    with pytest.raises(UsageError, match=f"{first.id}.*{second.id}"):
        workspace.story("Rain")
    with pytest.raises(UsageError, match="several stories"):
        workspace.story("s-")


@pytest.mark.parametrize("title", ["", "  \n "], ids=["nothing", "blanks"])
def test_a_story_needs_a_title(workspace, title):
    """A story without a title is refused."""
    with pytest.raises(UsageError, match="title"):
        workspace.new_story(title)


def test_a_story_of_a_document_that_is_not_there_is_refused_whole(workspace, accounts):
    """A missing document is named, and no half story stays."""
    with pytest.raises(UsageError, match="d-nowhere"):
        workspace.new_story("Rain", [accounts[0].id, "d-nowhere"])
    assert workspace.stories() == ()


def test_taking_a_story_away_leaves_its_documents(workspace, accounts):
    """A story goes; the documents stay."""
    story = workspace.new_story("Rain", [one.id for one in accounts])
    workspace.keep_comparison(story.id, "k", compared(*accounts))
    workspace.remove_story(story.id)
    assert workspace.stories() == ()
    assert len(workspace.documents()) == 3


def test_a_comparison_comes_back_as_it_was_kept(workspace, accounts):
    """The last comparison of a story comes back equal, with its key, in place of the one before."""
    story = workspace.new_story("Rain", [one.id for one in accounts])
    assert workspace.kept_comparison(story.id) is None
    workspace.keep_comparison(story.id, "old", compared(*accounts[:2]))
    workspace.keep_comparison(story.id, "new", compared(*accounts))
    kept = workspace.kept_comparison(story.id)
    assert (kept.key, kept.comparison) == ("new", compared(*accounts))


def test_a_comparison_keeps_what_corrections_changed_in_its_documents(workspace, accounts):
    """A document that was amended before it was compared comes back amended; the stored annotations stay."""
    amended = replace(
        accounts[0],
        document=replace(accounts[0].document, outlet="Put right"),
        sentences=(),
        vectors=np.array([[1.0, 0.0]], dtype=np.float32),
    )
    story = workspace.new_story("Rain", [one.id for one in accounts])
    workspace.keep_comparison(story.id, "k", compared(amended, *accounts[1:]))
    back = workspace.kept_comparison(story.id).comparison
    assert back.documents[0] == amended
    assert np.array_equal(back.documents[0].vectors, amended.vectors)
    assert workspace.annotated(accounts[0].id) == accounts[0]


def test_a_comparison_keeps_the_annotations_that_it_was_made_of(workspace, accounts):
    """When another model annotates a document anew, the kept comparison still has what it was made of."""
    story = workspace.new_story("Rain", [one.id for one in accounts])
    workspace.keep_comparison(story.id, "k", compared(*accounts))
    workspace.add([incoming(replace(accounts[0], sentences=()), model="second")])
    assert workspace.kept_comparison(story.id).comparison == compared(*accounts)


def test_a_comparison_goes_with_a_document_of_its(workspace, accounts):
    """Findings quote the texts: when one is taken out, what was compared with it goes, too."""
    story = workspace.new_story("Rain", [one.id for one in accounts])
    workspace.keep_comparison(story.id, "k", compared(*accounts))
    workspace.set_documents(story.id, [accounts[0].id])
    workspace.remove(accounts[1].id)
    assert workspace.kept_comparison(story.id) is None


def test_a_comparison_of_what_is_not_there_is_refused(workspace, accounts):
    """A comparison with a document that the workspace lacks is not kept, and the last one stays."""
    story = workspace.new_story("Rain", [one.id for one in accounts])
    workspace.keep_comparison(story.id, "k", compared(*accounts))
    with pytest.raises(UsageError, match="no document"):
        workspace.keep_comparison(story.id, "new", compared(accounts[0], edited(accounts[1], "Another text.")))
    assert workspace.kept_comparison(story.id).key == "k"


def test_a_job_goes_from_the_queue_to_its_end(workspace):
    """A job is queued, claimed once, tells how far it is, and ends."""
    job = workspace.queue("compare", {"story": "s-1", "files": ["a", "b"]}, story="s-1")
    assert (job.state, job.payload) == (JobState.QUEUED, {"story": "s-1", "files": ["a", "b"]})
    claimed = workspace.claim()
    assert (claimed.id, claimed.state, claimed.process) == (job.id, JobState.RUNNING, os.getpid())
    assert workspace.claim() is None
    assert workspace.progress(job.id, 1, 2, "reading 1 of 2")
    assert (workspace.job(job.id).done, workspace.job(job.id).words) == (1, "reading 1 of 2")
    assert workspace.finish(job.id, "2 added").state is JobState.DONE
    assert workspace.jobs(open_only=True) == ()
    assert [one.message for one in workspace.jobs()] == ["2 added"]


def test_jobs_are_claimed_in_their_order(workspace):
    """The oldest job comes first."""
    first, second = workspace.queue("add", {}), workspace.queue("add", {})
    assert [workspace.claim().id, workspace.claim().id] == [first.id, second.id]


def test_a_cancelled_job_is_left_at_its_next_step(workspace):
    """Whoever works on a job learns of its cancelling when it next tells how far it is, and cannot end it otherwise."""
    job = workspace.queue("add", {})
    workspace.claim()
    assert workspace.cancel(job.id).state is JobState.CANCELLED
    assert not workspace.progress(job.id, 1, 2)
    assert workspace.finish(job.id, "done").state is JobState.CANCELLED


def test_a_job_whose_process_is_gone_is_claimed_again(workspace):
    """A process that died with a job in hand leaves it to the next."""
    job = workspace.queue("add", {})
    program = f"from according.store import Workspace; Workspace.open({str(workspace.path)!r}).claim()"
    subprocess.run([sys.executable, "-c", program], check=True)
    assert workspace.job(job.id).state is JobState.RUNNING
    assert workspace.claim().id == job.id


def test_a_job_is_claimed_by_one_alone(workspace):
    """Two connections that claim at once never get the same job."""
    with Workspace.open(workspace.path) as other:
        jobs = {workspace.queue("add", {}).id for _ in range(4)}
        claimed = [place.claim().id for place in (workspace, other, workspace, other)]
    assert (len(claimed), set(claimed)) == (4, jobs)
