"""Pictures are drawn anew from their points: nothing hidden in the file, no place or camera, survives."""

import io
import warnings

from PIL import Image, ImageOps, UnidentifiedImageError

from ocop.foundation.documents.complaint import noop as _
from ocop.foundation.files.enums import Kind
from ocop.foundation.files.refusal import UploadRefused

MAX_PIXELS = 50_000_000
_FORMATS = {Kind.JPEG: "JPEG", Kind.PNG: "PNG", Kind.WEBP: "WEBP"}
_MODES = {Kind.JPEG: ("RGB", "L"), Kind.PNG: ("RGB", "RGBA", "L", "LA"), Kind.WEBP: ("RGB", "RGBA")}


def redraw(data: bytes, kind: Kind) -> bytes:
    """The picture encoded anew in its own format, upright, first frame only, without metadata.

    Raises UploadRefused for a damaged picture or one over 50 million points (checked before it is unpacked).
    """
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(io.BytesIO(data), formats=[_FORMATS[kind]]) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise UploadRefused(_("Ảnh quá lớn (hơn 50 triệu điểm ảnh). Thu nhỏ ảnh rồi gửi lại."))
                upright = ImageOps.exif_transpose(picture)
                return _encode(upright, kind)
        except UploadRefused:
            raise
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise UploadRefused(_("Ảnh quá lớn (hơn 50 triệu điểm ảnh). Thu nhỏ ảnh rồi gửi lại.")) from error
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, IndexError, TypeError) as error:
            raise UploadRefused(_("Ảnh hỏng, không mở được. Chụp hoặc lưu lại ảnh rồi gửi lại.")) from error


def _encode(picture: Image.Image, kind: Kind) -> bytes:
    modes = _MODES[kind]
    if picture.mode not in modes:
        see_through = "transparency" in picture.info or "A" in picture.mode
        picture = picture.convert("RGBA" if see_through and "RGBA" in modes else "RGB")
    clean = Image.new(picture.mode, picture.size)
    clean.paste(picture)
    out = io.BytesIO()
    clean.save(out, _FORMATS[kind], **({} if kind is Kind.PNG else {"quality": 88}))
    return out.getvalue()
