"""Addresses of this room."""

from django.urls import path

from ocop.portal import planner
from ocop.portal.views import catalogue, home, machines, product

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("san-pham/", catalogue.catalogue, name="catalogue"),
    path("san-pham/<uuid:public_id>/", product.product, name="product"),
    path("anh/<uuid:public_id>/", product.photo, name="photo"),
    path("duong-len-sao/", planner.planner, name="planner"),
    path("duong-len-sao/<slug:law>/<int:number>/", planner.planner_sheet, name="planner_sheet"),
    path("du-lieu/", machines.data, name="data"),
    path("robots.txt", machines.robots, name="robots"),
    path("sitemap.xml", machines.sitemap, name="sitemap"),
]
