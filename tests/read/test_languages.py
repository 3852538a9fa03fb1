from pathlib import Path

import pytest
from py3langid.langid import MODEL_DIR, MODEL_FILE

from khronika.errors import SettingsError
from khronika.read.languages import identifier_from


def test_a_model_with_other_bytes_is_refused_before_it_is_loaded(tmp_path: Path) -> None:
    model = tmp_path / "model.npz.xz"
    model.write_bytes((Path(MODEL_DIR) / MODEL_FILE).read_bytes() + b" ")
    with pytest.raises(SettingsError, match=r"model\.npz\.xz has SHA-256 .*install py3langid==0\.4\.0 again"):
        identifier_from(model)
