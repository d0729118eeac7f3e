"""Addresses of this room."""

from django.urls import path

from ocop.standing import views

app_name = "standing"
urlpatterns = [
    path("", views.recognitions, name="recognitions"),
    path("lan-nhap/", views.imports, name="imports"),
    path("lan-nhap/<uuid:public_id>/hoan-tac/", views.undo, name="undo"),
    path("<uuid:public_id>/", views.recognition, name="recognition"),
]
