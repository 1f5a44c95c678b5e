"""What a reader left out of an original."""

from annotator.domain.comparing import left_out

READ = "Judul berita\nRatu memberi seekor kuda putih kepada marsekal itu.\nKuda itu bernama Bintang.\nSelesai."


def test_that_menus_are_left_out_and_paragraphs_are_not():
    lines = ["Beranda", "Judul berita", "Ratu memberi seekor kuda putih kepada marsekal itu.", "Baca juga: Jip hijau"]
    assert left_out(lines, READ) == [True, False, False, True]


def test_that_lines_broken_elsewhere_are_there():
    lines = ["Ratu memberi seekor", "kuda putih", "kepada marsekal itu.", "17", "Kuda itu bernama Bintang.", "Selesai."]
    assert left_out(lines, READ) == [False, False, False, True, False, False]


def test_that_a_short_line_of_the_text_does_not_excuse_its_words_elsewhere():
    assert left_out(["kuda putih", "Menu utama situs ini"], READ) == [True, True]


def test_that_a_word_cut_at_a_line_end_does_not_lose_its_lines():
    read = "Upacara kenegaraan yang internasional itu dihadiri banyak orang dari seluruh negeri."
    lines = ["Upacara kenegaraan yang inter-", "nasional itu dihadiri banyak orang dari", "seluruh negeri."]
    assert left_out(lines, read) == [False, False, False]


def test_that_lines_without_words_and_empty_texts_are_nothing():
    assert left_out(["—", "", "Kuda"], "") == [False, False, True]
    assert left_out([], READ) == []
