"""Addresses of this room."""

from django.urls import path

from ocop.registry.views import members, photos, producers, products

app_name = "registry"
urlpatterns = [
    path("chu-the/", producers.producers, name="producers"),
    path("chu-the/moi/", producers.producer_new, name="producer_new"),
    path("chu-the/<uuid:public_id>/", producers.producer, name="producer"),
    path("chu-the/<uuid:public_id>/sua/", producers.producer_change, name="producer_change"),
    path("chu-the/<uuid:public_id>/nguoi-dai-dien/", producers.representative, name="representative"),
    path("chu-the/<uuid:public_id>/mo-du-lieu/", producers.open_representative, name="open_representative"),
    path("chu-the/<uuid:public_id>/rut/", producers.producer_retire, name="producer_retire"),
    path("chu-the/<uuid:public_id>/khoi-phuc/", producers.producer_restore, name="producer_restore"),
    path("chu-the/<uuid:public_id>/san-pham-moi/", products.product_new, name="product_new"),
    path("chu-the/<uuid:public_id>/nguoi-moi/", members.member_new, name="member_new"),
    path("uy-quyen/<uuid:public_id>/ket-thuc/", members.member_end, name="member_end"),
    path("san-pham/", products.products, name="products"),
    path("san-pham/<uuid:public_id>/", products.product, name="product"),
    path("san-pham/<uuid:public_id>/sua/", products.product_change, name="product_change"),
    path("san-pham/<uuid:public_id>/cau-chuyen/", products.story, name="story"),
    path("san-pham/<uuid:public_id>/anh-moi/", photos.photo_add, name="photo_add"),
    path("san-pham/<uuid:public_id>/rut/", products.product_retire, name="product_retire"),
    path("san-pham/<uuid:public_id>/khoi-phuc/", products.product_restore, name="product_restore"),
    path("san-pham/<uuid:public_id>/gan/", products.product_link, name="product_link"),
    path("san-pham/<uuid:public_id>/bo-gan/", products.product_unlink, name="product_unlink"),
    path("anh/<uuid:public_id>/", photos.photo, name="photo"),
    path("anh/<uuid:public_id>/bo/", photos.photo_remove, name="photo_remove"),
]
