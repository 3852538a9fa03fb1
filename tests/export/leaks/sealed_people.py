"""People whom editions must not name, in the spellings that a ledger has of them. All are made up."""

from khronika.export.leaks.sealed import Known
from khronika.pipeline.sealing import known_to_check, sealed_name
from khronika.store.gazetteer import gazetteer

PEOPLE: tuple[tuple[str, ...], ...] = (
    ("Zhanbolat Tuleshev", "Жанболат Тулешев"),
    ("Айгерим Смагулова", "Aigerim Smagulova"),
    ("Yevgeny Kharlamenko", "Евгений Харламенко"),
    ("Nurgul Ospankulova", "Нургуль Оспанкулова", "Нұргүл Оспанқұлова"),
    ("Oleksiy Vyshnyvetskyi", "Олексій Вишнивецький"),
    ("Thandiwe Mhlangazi",),
    ("Gulbahor Mirzakhidova", "Гулбаҳор Мирзахидова"),
    ("Ulugbek Xoshimjonov",),
    ("Ramazan Dzhabrailkhanov", "Рамазан Джабраилханов"),
    ("Şirin Karabıyıkoğlu", "Sirin Karabiyikoglu"),
    ("Wojciech Przybyszalski",),
    ("Mahmoud Al-Qahtawani", "محمود القحطواني"),
    ("Lê Quỳnhphương", "Le Quynhphuong"),
    ("Tsitsi Nyamukondiwa",),
    ("Максим Талгатович Ережепов", "Maksim Yerezhepov"),
    ("Jürgen Weißenfelsner", "Juergen Weissenfelsner"),
)


def known(*public: str) -> Known:
    """What the check goes by where these people are sealed, and those may be named."""
    return known_to_check([sealed_name(names, is_person=True) for names in PEOPLE], public, gazetteer())
