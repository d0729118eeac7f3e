"""Long jobs: kinds are declared beside the work, rows say where each stands, any worker may take over."""

from ocop.desk.jobs.kinds import job
from ocop.desk.jobs.run import LeaseLost, Run, enqueue, restart

__all__ = ["LeaseLost", "Run", "enqueue", "job", "restart"]
