"""Addresses of this room: our own pages under ``accounts:``, allauth's under the names it asks for."""

from django.urls import include, path

from ocop.accounts.entrance import views as entrance
from ocop.accounts.views import own, people, roles, slips, units

own_pages = [
    path("", own.me, name="me"),
    path("hai-buoc/", own.second_factor, name="second_factor"),
    path("kich-hoat/", slips.activate, name="activate"),
    path("kich-hoat/xong/", slips.activated, name="activated"),
    path("quan-tri-dau-tien/<str:token>/", slips.first, name="first"),
    path("nguoi/", people.people, name="people"),
    path("nguoi/them/", people.create, name="create_person"),
    path("nguoi/<uuid:public_id>/", people.person, name="person"),
    path("nguoi/<uuid:public_id>/lien-he/", people.contacts, name="contacts"),
    path("nguoi/<uuid:public_id>/sua/", people.change, name="change_person"),
    path("nguoi/<uuid:public_id>/ngung/", people.stop, name="stop_person"),
    path("nguoi/<uuid:public_id>/mo-lai/", people.reopen, name="reopen_person"),
    path("nguoi/<uuid:public_id>/phieu/", slips.issue, name="issue_slip"),
    path("nguoi/<uuid:public_id>/dat-lai/", slips.reset, name="reset"),
    path("nguoi/<uuid:public_id>/vai-tro/", roles.grant, name="grant"),
    path("vai-tro/<uuid:public_id>/ket-thuc/", roles.end, name="end_holding"),
    path("vai-tro/<uuid:public_id>/thay-mat/", roles.lend, name="lend"),
    path("thay-mat/", roles.stand_ins, name="stand_ins"),
    path("thay-mat/<uuid:public_id>/huy/", roles.cancel, name="cancel_stand_in"),
    path("don-vi/", units.units, name="units"),
    path("don-vi/<uuid:public_id>/", units.unit, name="unit"),
    path("quy-dinh/", units.policies, name="policies"),
]
urlpatterns = [
    path("", include((own_pages, "accounts"))),
    path("dang-nhap/", entrance.sign_in, name="account_login"),
    path("dang-xuat/", entrance.sign_out, name="account_logout"),
    path("doi-mat-khau/", entrance.change_password, name="account_change_password"),
    path("xac-nhan/", entrance.password_again, name="account_reauthenticate"),
    path("dang-nhap/buoc-hai/", entrance.second_step, name="mfa_authenticate"),
    path("dang-nhap/khoa/", entrance.passkey_sign_in, name="mfa_login_webauthn"),
    path("bao-mat/", entrance.second_factors, name="mfa_index"),
    path("bao-mat/xac-nhan/", entrance.code_again, name="mfa_reauthenticate"),
    path("bao-mat/ung-dung/", entrance.add_totp, name="mfa_activate_totp"),
    path("bao-mat/ung-dung/bo/", entrance.remove_totp, name="mfa_deactivate_totp"),
    path("bao-mat/ma-du-phong/", entrance.view_codes, name="mfa_view_recovery_codes"),
    path("bao-mat/ma-du-phong/moi/", entrance.new_codes, name="mfa_generate_recovery_codes"),
    path("bao-mat/ma-du-phong/tai/", entrance.download_codes, name="mfa_download_recovery_codes"),
    path("bao-mat/khoa/", entrance.list_passkeys, name="mfa_list_webauthn"),
    path("bao-mat/khoa/them/", entrance.add_passkey, name="mfa_add_webauthn"),
    path("bao-mat/khoa/xac-nhan/", entrance.passkey_again, name="mfa_reauthenticate_webauthn"),
    path("bao-mat/khoa/<int:pk>/bo/", entrance.remove_passkey, name="mfa_remove_webauthn"),
    path("bao-mat/khoa/<int:pk>/ten/", entrance.rename_passkey, name="mfa_edit_webauthn"),
    path("mot-lan/<str:provider_id>/", entrance.outside_sign_in, name="openid_connect_login"),
    path("mot-lan/<str:provider_id>/ve/", entrance.outside_return, name="openid_connect_callback"),
]
