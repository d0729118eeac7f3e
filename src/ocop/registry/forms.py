"""What comes in on this room's pages. Fields that are not here, such as owner, origin or state, are never read."""

import uuid
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from ocop.design.fields import CleanCharField, DateField, PhoneField
from ocop.foundation.calendar import today
from ocop.registry.actions.photos import LARGEST_PHOTO, MOST_PHOTOS
from ocop.registry.enums import Family, MemberScope, ProducerKind
from ocop.registry.facts import ProducerFacts, ProductFacts
from ocop.registry.laws import law_in_use, sets_by_family
from ocop.registry.models import Producer
from ocop.registry.representative import LABELS, LIMITS, Representative
from ocop.territory.models import Commune

NO_CAPITALS = {"autocapitalize": "none", "spellcheck": "false"}
KINDS = [("", _("chọn loại hình"))] + [pair for pair in ProducerKind.choices if pair[0] != ProducerKind.UNKNOWN]


class Once(forms.Form):
    """A form that makes something: however often it is sent, it makes it once."""

    token = forms.UUIDField(widget=forms.HiddenInput, label=_("Mã mẫu"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"token": uuid.uuid4(), **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)


class Seen(forms.Form):
    """A form that changes something: it knows the revision its person looked at."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=1, label=_("Lần sửa"))

    def look_again(self, revision: int) -> None:
        """After a warning about somebody else's change: sending once more is meant."""
        self.data = {**self.data.dict(), "revision": str(revision)}  # type: ignore[attr-defined]


class CommuneChoice(forms.ModelChoiceField):
    """A living commune, by its code."""

    def __init__(self, **options: Any) -> None:
        super().__init__(Commune.objects.none(), to_field_name="code", **options)

    def offer(self, communes: QuerySet[Commune]) -> None:
        """Let one of these be chosen."""
        self.queryset = communes.order_by("sort_key", "pk")

    def label_from_instance(self, obj: Any) -> str:
        """Name and code: two communes may be called alike."""
        return f"{obj.title} · {obj.code}"


class ProducerFields(forms.Form):
    """The facts of a producer."""

    name = CleanCharField(label=_("Tên chủ thể"), max_length=200, help_text=_("Như giấy đăng ký ghi."))
    kind = forms.ChoiceField(label=_("Loại hình"), choices=KINDS)
    commune = CommuneChoice(label=_("Xã, phường"), empty_label=_("chọn xã, phường"))
    address = CleanCharField(label=_("Địa chỉ"), max_length=300, required=False)
    registration_number = CleanCharField(
        label=_("Số đăng ký kinh doanh"), max_length=40, required=False, widget=forms.TextInput(NO_CAPITALS)
    )
    registered_on = DateField(label=_("Ngày đăng ký"), required=False, max=today)
    phone = PhoneField(label=_("Điện thoại"), required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False, max_length=254)
    website = forms.URLField(label=_("Trang mạng"), required=False, max_length=200, assume_scheme="https")
    contact_is_public = forms.BooleanField(
        label=_("Chủ thể đồng ý đăng địa chỉ, điện thoại, thư điện tử, trang mạng trên cổng công khai"),
        required=False,
        help_text=_("Chỉ đánh dấu khi chủ thể đã đồng ý; bỏ dấu thì cổng thôi hiện ngay."),
    )

    def __init__(self, *args: Any, communes: QuerySet[Commune], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commune"].offer(communes)  # type: ignore[attr-defined]

    def facts(self) -> ProducerFacts:
        """The cleaned facts."""
        return ProducerFacts(**{name: self.cleaned_data[name] for name in ProducerFacts.__dataclass_fields__})


class NewProducerForm(Once, ProducerFields):
    """A new producer. ``another`` says that the possible doubles shown are other producers."""

    another = forms.BooleanField(
        label=_("Đây là chủ thể khác, vẫn ghi"), required=False, widget=forms.HiddenInput, initial=False
    )

    def ask_whether_another(self) -> None:
        """Show the box to tick beside the possible doubles."""
        self.fields["another"].widget = forms.CheckboxInput()


class ChangeProducerForm(Seen, ProducerFields):
    """Corrections to a producer."""


class RepresentativeForm(Seen):
    """Personal data of the legal representative."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, label in LABELS.items():
            self.fields[name] = CleanCharField(label=label, max_length=LIMITS[name], required=False)
            self.fields[name].widget.attrs["autocomplete"] = "off"
        self.fields["paper"].help_text = _now("Loại và số, ví dụ: CCCD 012345678901.")

    def representative(self) -> Representative:
        """The cleaned values."""
        return Representative(**{name: self.cleaned_data[name] for name in LABELS})


class ProductFields(forms.Form):
    """The facts of a product."""

    name = CleanCharField(label=_("Tên sản phẩm"), max_length=200)
    set_number = forms.TypedChoiceField(label=_("Bộ sản phẩm"), coerce=int, empty_value=None, required=False)
    family = forms.ChoiceField(
        label=_("Nhóm, khi chưa rõ bộ"),
        choices=[("", _("theo bộ đã chọn")), *Family.choices],
        required=False,
        help_text=_("Đã chọn bộ thì nhóm theo bộ."),
    )
    specification = CleanCharField(
        label=_("Quy cách"), max_length=300, required=False, help_text=_("Ví dụ: chai thủy tinh 500 ml.")
    )
    season = CleanCharField(label=_("Mùa vụ"), max_length=120, required=False)
    commune = CommuneChoice(label=_("Nơi làm ra"), empty_label=_("như nơi của chủ thể"), required=False)

    def __init__(self, *args: Any, communes: QuerySet[Commune], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["commune"].offer(communes)  # type: ignore[attr-defined]
        grouped: list[Any] = [("", _now("chưa rõ")), *sets_by_family(law_in_use())]
        self.fields["set_number"].choices = grouped  # type: ignore[attr-defined]
        self.fields["set_number"].help_text = _now("Theo %(law)s.") % {"law": law_in_use()}

    def clean(self) -> dict[str, Any]:
        """One of set and family is known."""
        cleaned = super().clean() or {}
        known = cleaned.get("set_number") or cleaned.get("family")
        if not known and "set_number" not in self.errors and "family" not in self.errors:
            self.add_error("set_number", _now("Chọn bộ sản phẩm; chưa rõ bộ thì chọn nhóm."))
        return cleaned

    def facts(self) -> ProductFacts:
        """The cleaned facts."""
        return ProductFacts(**{name: self.cleaned_data[name] for name in ProductFacts.__dataclass_fields__})


class NewProductForm(Once, ProductFields):
    """A new product."""


class ChangeProductForm(Seen, ProductFields):
    """Corrections to a product."""


class StoryForm(Seen):
    """A product's story."""

    story = CleanCharField(
        label=_("Câu chuyện sản phẩm"),
        max_length=5000,
        lines=14,
        required=False,
        help_text=_("Ai làm, ở đâu, có gì riêng; cách một dòng trống để sang đoạn."),
    )


class LinkForm(forms.Form):
    """The producer a product is said to belong to."""

    producer = forms.ModelChoiceField(Producer.objects.none(), to_field_name="public_id")

    def __init__(self, *args: Any, producers: QuerySet[Producer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["producer"].queryset = producers  # type: ignore[attr-defined]


class PhotoForm(forms.Form):
    """A picture and what it shows."""

    picture = forms.FileField(
        label=_("Ảnh"),
        help_text=_("JPEG, PNG hoặc WebP. Ảnh được vẽ lại, bỏ vị trí và thông tin máy chụp."),
        widget=forms.ClearableFileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )
    caption = CleanCharField(
        label=_("Ảnh chụp gì"), max_length=160, help_text=_("Hiện dưới ảnh và đọc cho người không nhìn được ảnh.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        limits = {"mb": LARGEST_PHOTO >> 20, "most": MOST_PHOTOS}
        note = _now("Nhiều nhất %(most)s ảnh, mỗi ảnh không quá %(mb)s MB.") % limits
        self.fields["picture"].help_text = f"{self.fields['picture'].help_text} {note}"


class MemberForm(forms.Form):
    """A person to act for a producer."""

    username = forms.CharField(
        label=_("Tên đăng nhập"),
        max_length=60,
        widget=forms.TextInput({"autocomplete": "off", **NO_CAPITALS}),
        help_text=_("Đã có tài khoản thì ghi đúng tên ấy; chưa có thì đặt tên mới và ghi cả họ tên."),
    )
    full_name = CleanCharField(label=_("Họ và tên"), max_length=120, required=False)
    phone = PhoneField(label=_("Điện thoại"), required=False)
    email = forms.EmailField(label=_("Thư điện tử"), required=False, max_length=254)
    scope = forms.ChoiceField(label=_("Được làm gì"), choices=MemberScope.choices)
    represents = forms.BooleanField(label=_("Là người đại diện theo pháp luật"), required=False)
    starts = DateField(label=_("Từ ngày"), required=False, help_text=_("Để trống là từ hôm nay."))
    ends = DateField(label=_("Đến hết ngày"), required=False, help_text=_("Để trống nếu chưa định ngày."))


class EndMemberForm(forms.Form):
    """The last day of an authorisation."""

    last_day = DateField(label=_("Ngày cuối còn được ủy quyền"))


class ReasonForm(forms.Form):
    """Why a row is retired or restored."""

    reason = CleanCharField(label=_("Lý do"), max_length=300, lines=3)
