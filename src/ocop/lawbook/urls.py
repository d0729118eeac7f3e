"""Addresses of this room. A law's number stands in the address as ``26-2026`` or ``148``."""

from django.urls import path

from ocop.lawbook import views

app_name = "lawbook"
urlpatterns = [
    path("", views.laws, name="laws"),
    path("<slug:law>/", views.law, name="law"),
    path("<slug:law>/<int:number>/", views.sheet, name="sheet"),
    path("<slug:law>/<int:number>/doi-chieu/", views.sign_off, name="sign_off"),
    path("<slug:law>/<int:number>/cau-chu/", views.wording, name="wording"),
]
