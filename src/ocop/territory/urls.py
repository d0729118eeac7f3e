"""Addresses of this room."""

from django.urls import path

from ocop.territory import views

app_name = "territory"
urlpatterns = [
    path("", views.communes, name="communes"),
    path("tra-cuu/", views.lookup, name="lookup"),
    path("xa/<str:code>/", views.commune, name="commune"),
]
