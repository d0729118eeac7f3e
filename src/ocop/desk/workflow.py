"""The state table of requests about personal data."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ocop.desk.access import may_answer, may_reopen
from ocop.desk.enums import RequestKind, RequestState
from ocop.desk.models import DataRequest
from ocop.foundation.access import ALLOWED, Verdict, refused
from ocop.foundation.workflow import Step, Workflow


def can_be_taken_up_again(request: DataRequest) -> Verdict:
    """What was erased does not come back, and of one kind only one request is open."""
    if request.kind == RequestKind.ERASURE and request.state == RequestState.ANSWERED:
        return refused(_("Dữ liệu đã xóa không khôi phục được."))
    same = DataRequest.objects.filter(person=request.person_id, kind=request.kind, state=RequestState.OPEN)
    if same.exists():
        return refused(_("Người này đã gửi yêu cầu mới cùng loại; trả lời yêu cầu đó."))
    return ALLOWED


REQUESTS = Workflow(
    "desk.datarequest",
    "state",
    [
        Step("answer", RequestState.OPEN, RequestState.ANSWERED, may_answer, "reopen", gettext_lazy("Trả lời")),
        Step("refuse", RequestState.OPEN, RequestState.REFUSED, may_answer, "reopen", gettext_lazy("Từ chối")),
        Step(
            "reopen",
            (RequestState.ANSWERED, RequestState.REFUSED),
            RequestState.OPEN,
            may_reopen,
            "answer",
            gettext_lazy("Mở lại"),
            can_be_taken_up_again,
            label_for_producer=gettext_lazy("Xem lại"),
            needs_reason=True,
        ),
    ],
)
