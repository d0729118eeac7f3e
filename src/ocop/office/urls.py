"""Addresses of this room."""

from django.urls import path

from ocop.office import views

app_name = "office"
urlpatterns = [
    path("", views.home, name="home"),
    path("tim/", views.search, name="search"),
]
