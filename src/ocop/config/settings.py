"""Django settings. Whatever an installation may change stands in ``options``; this file only wires it."""

import logging

import environ
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from ocop.config import options
from ocop.config.logs import logging_config
from ocop.config.oidc import oidc_apps
from ocop.config.secret import secret_key
from ocop.paths import ROOT

DATA_DIR = options.data_dir()
SECRET_KEY = secret_key(DATA_DIR)
DEBUG = options.get("DEBUG")
DEMO = options.get("DEMO")
ALLOWED_HOSTS = options.get("ALLOWED_HOSTS")
PUBLIC_URL = options.get("PUBLIC_URL").rstrip("/")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL.startswith("https://") else []

ROOMS = [
    "ocop.foundation",
    "ocop.foundation.ledger",
    "ocop.foundation.snapshots",
    "ocop.foundation.sealed",
    "ocop.foundation.files",
    "ocop.design",
    "ocop.territory",
    "ocop.accounts",
    "ocop.desk",
    "ocop.lawbook",
    "ocop.registry",
    "ocop.standing",
    "ocop.councils",
    "ocop.office",
    "ocop.portal",
    "ocop.config",
]
INSTALLED_APPS = [
    *ROOMS,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "django_filters",
    "django_tables2",
    "django_htmx",
    "django_structlog",
    "django_tasks",
    "django_tasks_db",
    "csp",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",  # before static files: a picture opened by itself gets the policy too
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "ocop.config.wellformed.WellFormed",
    "django_structlog.middlewares.RequestMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "ocop.accounts.middleware.AccessMarks",
]
ROOT_URLCONF = "ocop.config.urls"
WSGI_APPLICATION = "ocop.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

_sources = [
    "django_cotton.cotton_loader.Loader",
    "django.template.loaders.filesystem.Loader",
    "django.template.loaders.app_directories.Loader",
]
_cached = [("django.template.loaders.cached.Loader", _sources)]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "OPTIONS": {
            # cotton and template-partials both patch the loaders; written out, both work (order matters).
            "loaders": [("template_partials.loader.Loader", _cached if not DEBUG else _sources)],
            "builtins": ["django_cotton.templatetags.cotton", "template_partials.templatetags.partials"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "ocop.config.context.page",
                "ocop.design.context.shell",
            ],
        },
    }
]

FORM_RENDERER = "ocop.design.forms.Renderer"
FILTERS_EMPTY_CHOICE_LABEL = _("Tất cả")

# ── Data ────────────────────────────────────────────────────────────────────
if options.get("DATABASE_URL"):
    DATABASES = {"default": environ.Env.db_url_config(options.get("DATABASE_URL"))}
    DATABASES["default"]["CONN_MAX_AGE"] = 60
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "ocop.sqlite3",
            "OPTIONS": {
                # A read-then-write transaction in deferred mode fails under load; IMMEDIATE queues instead.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;",
            },
        }
    }
# Shared by every process: rate limits count across them.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "ocop_cache"}}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
FILES_DIR = DATA_DIR / "files"
MEDIA_ROOT = DATA_DIR / "media"
FILE_UPLOAD_PERMISSIONS = 0o600
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
UPLOAD_MAX_BYTES = 64 * 1024 * 1024  # of one request with its files
FILE_UPLOAD_HANDLERS = [
    "ocop.foundation.files.uploads.CappedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# ── People ──────────────────────────────────────────────────────────────────
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["ocop.accounts.backends.AnyIdentifierBackend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "full_name", "phone", "email")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "office:home"
LOGOUT_REDIRECT_URL = "portal:home"
SESSION_COOKIE_AGE = options.get("SESSION_HOURS") * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "ocop.design.errors.csrf_failed"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
ALLAUTH_TRUSTED_PROXY_COUNT = options.get("TRUSTED_PROXIES")
ACCOUNT_ADAPTER = "ocop.accounts.entrance.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}  # our backend reads the field as user name, phone or e-mail
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_EMAIL_FIELD = None  # addresses are kept by our own actions
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_RATE_LIMITS = {"activate": "20/10m/ip,5/10m/key"}
ACCOUNT_FORMS = {
    "login": "ocop.accounts.entrance.forms.SignInForm",
    "change_password": "ocop.accounts.entrance.forms.NewPasswordForm",
    "reauthenticate": "ocop.accounts.entrance.forms.PasswordAgainForm",
}
MFA_ADAPTER = "ocop.accounts.entrance.adapters.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_TOLERANCE = 1  # thirty seconds of drift between telephone and server
MFA_FORMS = {
    "authenticate": "ocop.accounts.entrance.forms.CodeForm",
    "reauthenticate": "ocop.accounts.entrance.forms.CodeAgain",
    "activate_totp": "ocop.accounts.entrance.forms.TotpForm",
    "add_webauthn": "ocop.accounts.entrance.forms.PasskeyForm",
    "edit_webauthn": "ocop.accounts.entrance.forms.PasskeyNameForm",
}
SOCIALACCOUNT_ADAPTER = "ocop.accounts.entrance.adapters.SocialAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = True  # a plain link: the CSP forbids forms that lead to another host
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": oidc_apps()}}

# ── Language, time ──────────────────────────────────────────────────────────
LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("Tiếng Anh"))]
LOCALE_PATHS = [ROOT / "src" / "ocop" / "locale"]
FORMAT_MODULE_PATH = "ocop.config.formats"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

# ── Static files, security ──────────────────────────────────────────────────
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "worker-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = options.get("HTTPS")
SECURE_HSTS_SECONDS = 31536000 if options.get("HTTPS") else 0
SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016", "security.W003"]

# ── Mail, logs ──────────────────────────────────────────────────────────────
# Without a mail server people read their notices on the site only.
globals().update(environ.Env.email_url_config(options.get("EMAIL_URL") or "dummymail://"))
DEFAULT_FROM_EMAIL = SERVER_EMAIL = options.get("EMAIL_FROM")
LOGGING_CONFIG = None
LOGGING = logging_config(options.get("LOG_LEVEL"), DATA_DIR)
DJANGO_STRUCTLOG_IP_LOGGING_ENABLED = False
DJANGO_STRUCTLOG_USER_ID_FIELD = "public_id"
DJANGO_STRUCTLOG_STATUS_START_LOG_LEVEL = logging.DEBUG
