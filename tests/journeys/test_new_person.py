"""An account that lives without e-mail: made by the administrator, handed over on paper, opened on a phone."""

from ocop.accounts.enums import Role
from ocop.accounts.models import User
from tests import make
from tests.journeys.conftest import PHONE

PASSWORD = "mua-sen-thang-sau"


def test_from_the_counter_to_the_first_day(window):
    administrator = make.person(Role.ADMINISTRATOR)
    office = make.unit()

    desk = window()
    desk.sign_in(administrator)
    desk.page.goto("/viec/")
    desk.page.get_by_role("link", name="Người dùng").first.click()
    desk.page.get_by_role("link", name="Thêm tài khoản").click()
    desk.page.get_by_label("Họ và tên").fill("Lê Thị Mẫu")
    desk.page.get_by_label("Tên đăng nhập").fill("le.mau")
    desk.page.get_by_label("Điện thoại").fill("0912 345")
    desk.page.locator("select[name=unit]").select_option(label=str(office))
    desk.page.locator("main form button.button--primary").click()
    assert desk.page.locator(".field__error").count() >= 1
    assert desk.page.get_by_label("Họ và tên").input_value() == "Lê Thị Mẫu"

    desk.page.get_by_label("Điện thoại").fill("0912 345 678")
    desk.page.locator("main form button.button--primary").click()
    desk.page.wait_for_selector(".slip__code, form[action*='phieu']")
    if desk.page.locator(".slip__code").count() == 0:
        desk.page.locator("form[action*='phieu'] button").first.click()
    code = desk.page.locator(".slip__code").inner_text()
    person = User.objects.get(username="le.mau")
    assert desk.complaints == []

    phone = window(**PHONE, java_script_enabled=False)
    phone.page.goto("/tai-khoan/kich-hoat/")
    phone.page.fill("input[name=login]", "0912345678")
    phone.page.fill("input[name=code]", code)
    phone.page.fill("input[name=password]", PASSWORD)
    phone.page.fill("input[name=again]", PASSWORD)
    phone.page.locator("main form button.button--primary").click()
    phone.page.goto("/tai-khoan/dang-nhap/")
    phone.page.fill("input[name=login]", "+84 912 345 678")
    phone.page.fill("input[name=password]", PASSWORD)
    phone.page.locator("main form button.button--primary").first.click()
    phone.page.goto("/viec/")
    assert phone.page.url.endswith("/viec/")
    assert person.check_password(PASSWORD) is False and User.objects.get(pk=person.pk).check_password(PASSWORD)
    assert phone.complaints == []
