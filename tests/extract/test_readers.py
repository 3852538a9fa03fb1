import subprocess
import sys

from khronika.extract import ENGLISH, english_reader

PLANNED = "import sys, khronika.cli.running; print('spacy' in sys.modules, 'onnxruntime' in sys.modules)"


def test_the_reader_of_english_signs_as_it_is_known() -> None:
    assert english_reader().signature == ENGLISH


def test_who_plans_a_run_need_not_load_what_reads() -> None:
    ran = subprocess.run([sys.executable, "-c", PLANNED], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == ["False", "False"]
