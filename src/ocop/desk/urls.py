"""Addresses of this room."""

from django.urls import path

from ocop.desk import views

app_name = "desk"
urlpatterns = [
    path("thong-bao/", views.notices, name="notices"),
    path("thong-bao/<uuid:public_id>/", views.open_notice, name="notice"),
    path("thong-bao/da-doc/", views.read_all, name="read_all"),
    path("tai-ve/", views.jobs, name="jobs"),
    path("tai-ve/<uuid:public_id>/", views.job, name="job"),
    path("tai-ve/<uuid:public_id>/tep/", views.job_file, name="job_file"),
    path("lich-lam-viec/", views.calendar, name="calendar"),
    path("du-lieu-cua-toi/", views.my_data, name="my_data"),
    path("du-lieu-cua-toi/<uuid:public_id>/<str:which>/", views.my_copy, name="my_copy"),
    path("yeu-cau-du-lieu/", views.requests, name="requests"),
    path("yeu-cau-du-lieu/<uuid:public_id>/", views.request, name="request"),
    path("yeu-cau-du-lieu/<uuid:public_id>/mo-lai/", views.reopen, name="reopen"),
]
