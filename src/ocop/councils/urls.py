"""Addresses of this room."""

from django.urls import path

from ocop.councils.views import kept, workbook

app_name = "councils"
urlpatterns = [
    path("bang-cham/", workbook.workbook, name="workbook"),
    path("bang-cham/mau/", workbook.template, name="workbook_template"),
    path("bang-cham/tai/", workbook.download, name="workbook_download"),
    path("bang-cham/minh-hoa/", workbook.demo, name="workbook_demo"),
    path("bang-cham/minh-hoa/<slug:kind>/", workbook.demo_file, name="workbook_demo_file"),
    path("bang-cham/giu/", kept.keep, name="keep"),
    path("bang-cham/da-giu/", kept.kept_list, name="kept_list"),
    path("bang-cham/da-giu/<uuid:public_id>/", kept.kept, name="kept"),
    path("bang-cham/da-giu/<uuid:public_id>/bo/", kept.remove, name="remove"),
    path("bang-cham/da-giu/<uuid:public_id>/<slug:kind>/", kept.kept_file, name="kept_file"),
]
