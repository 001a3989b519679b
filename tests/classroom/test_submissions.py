"""What students hand in, unlucky and hostile: taken, or refused with a reason, and never out of its folder."""

import os
import stat
import zipfile

import pytest

from dojo.grading.batch import archive
from dojo.grading.batch.submissions import ClassError, digest_of, fetch, found, keep, place

LOCK = "katas/threads/lock.py"


@pytest.fixture
def shelf(tmp_path):
    return tmp_path / "shelf"


@pytest.fixture
def zipped(tmp_path):
    """Return a function that writes a zip of members (name or ZipInfo: content) and returns its path."""

    def write(members):
        path = tmp_path / "anna.zip"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as opened:
            for name, content in members.items():
                opened.writestr(name, content)
        return path

    return write


def member(name, mode):
    info = zipfile.ZipInfo("x")
    info.filename, info.external_attr = name, mode << 16
    return info


def handed_in(tmp_path, files):
    for name, content in files.items():
        path = tmp_path / "class" / "anna" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return tmp_path / "class" / "anna"


def test_a_folder_and_a_zip_of_the_same_answers_are_the_same(tmp_path, zipped, shelf):
    folder = keep("anna", handed_in(tmp_path, {LOCK: "x = 1\n", "README.md": "mine"}), shelf)
    packed = keep("ben", zipped({f"repo-main/{LOCK}": "x = 1\n", "repo-main/spec/test_lock.py": "no"}), shelf)
    assert folder.hash == packed.hash and not folder.problem + packed.problem, (folder, packed)
    kept = [path.relative_to(place(shelf, folder.hash)).as_posix() for path in shelf.rglob("*.py")]
    assert kept == [LOCK], f"only the kata's file is kept, not {kept}"


def test_another_answer_or_another_name_is_another_hash(tmp_path, shelf, zipped):
    hashes = {
        keep("anna", zipped({name: text}), shelf).hash
        for name in (LOCK, "katas/threads/rlock.py")
        for text in ("1", "2")
    }
    assert len(hashes) == 4 and "" not in hashes, hashes


@pytest.mark.parametrize(
    "name", ["/etc/x.py", "../x.py", "katas/../../x.py", "C:\\x.py", "katas\\..\\..\\x.py", "\\x.py"]
)
def test_a_zip_that_leaves_its_folder_is_refused_whole(tmp_path, zipped, shelf, name):
    path = zipped({LOCK: "x = 1\n", member(name, stat.S_IFREG | 0o644): "out"})
    before = sorted(tmp_path.parent.rglob("x.py"))
    problem = keep("anna", path, shelf).problem
    assert "leaves the folder" in problem, problem
    assert sorted(tmp_path.parent.rglob("x.py")) == before and not list(shelf.iterdir()), "nothing may be unpacked"


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_zip_with_a_link_or_a_device_is_refused(zipped, shelf, kind):
    problem = keep(
        "anna", zipped({LOCK: "", member("katas/threads/rlock.py", kind | 0o777): "/etc/passwd"}), shelf
    ).problem
    assert "link or a device" in problem, problem


def test_what_tools_leave_behind_does_not_matter(zipped, shelf):
    link = member("repo/.venv/bin/python", stat.S_IFLNK | 0o777)
    clutter = {"__MACOSX/katas/threads/._lock.py": "\0", "repo/katas/__pycache__/lock.py": "x", link: "/usr/bin/python"}
    assert not keep("anna", zipped({f"repo/{LOCK}": "x = 1\n"} | clutter), shelf).problem


def test_a_bomb_is_not_unpacked(zipped, shelf):
    big = keep("anna", zipped({LOCK: b"#" * (archive.MAX_FILE + 1)}), shelf).problem
    assert "more than 256 KB" in big, big
    many = {f"katas/threads/k{n}.py": "" for n in range(archive.MAX_FILES + 1)}
    assert "1001 kata files" in keep("anna", zipped(many), shelf).problem
    wide = {f"katas/threads/k{n}.py": b"#" * archive.MAX_FILE for n in range(65)}
    assert "more than 16 MB" in keep("anna", zipped(wide), shelf).problem


def test_a_zip_of_a_gigabyte_is_not_read(tmp_path, shelf):
    path = tmp_path / "anna.zip"
    with path.open("wb") as file:
        file.truncate(2**30)
    assert "1024 MB; at most 100 MB" in keep("anna", path, shelf).problem


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 torn", b"not a zip at all"])
def test_a_broken_zip_is_named(tmp_path, shelf, content):
    path = tmp_path / "anna.zip"
    path.write_bytes(content)
    problem = keep("anna", path, shelf).problem
    assert "anna.zip is no zip file that can be read" in problem, problem


def test_a_torn_member_and_an_encrypted_one_are_named(zipped, shelf):
    path = zipped({LOCK: os.urandom(2000)})
    data = bytearray(path.read_bytes())
    data[200] ^= 255
    path.write_bytes(data)
    assert "anna.zip is no zip file that can be read" in keep("anna", path, shelf).problem
    data = bytearray(zipped({LOCK: "x"}).read_bytes())
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(data)
    assert "anna.zip cannot be unpacked" in keep("anna", path, shelf).problem


def test_a_member_that_is_there_twice_is_refused(tmp_path, zipped, shelf):
    with pytest.warns(UserWarning, match="Duplicate"):
        path = zipped({LOCK: "x", member(LOCK, stat.S_IFREG): "y"})
    assert "anna.zip is no zip file" in keep("anna", path, shelf).problem


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
@pytest.mark.parametrize("where", ["file", "folder", "katas", "all"])
def test_links_out_of_the_folder_are_refused(tmp_path, shelf, where):
    folder = handed_in(tmp_path, {"katas/threads/rlock.py": ""})
    outside = tmp_path / "secret"
    (outside / "threads").mkdir(parents=True)
    (outside / "lock.py").write_text("the solution")
    if where == "file":
        (folder / LOCK).symlink_to(outside / "lock.py")
    elif where == "folder":
        (folder / "katas/futures").symlink_to(outside)
    elif where == "katas":
        (folder / "katas").rename(folder / "old")
        (folder / "katas").symlink_to(outside)
    else:
        folder.rename(tmp_path / "real")
        folder.symlink_to(tmp_path / "real")
    problem = keep("anna", folder, shelf).problem
    assert "is a link" in problem or "no katas folder" in problem, problem
    assert not any(shelf.rglob("*.py")), "nothing of it may be kept"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_pipe_does_not_stop_the_class(tmp_path, shelf):
    folder = handed_in(tmp_path, {LOCK: ""})
    os.mkfifo(folder / "katas/threads/rlock.py")
    assert "no regular file" in keep("anna", folder, shelf).problem


def test_a_gigabyte_in_a_kata_is_refused_and_elsewhere_ignored(tmp_path, shelf):
    folder = handed_in(tmp_path, {LOCK: ""})
    for name in ("video.mp4", "katas/notes.txt"):
        with (folder / name).open("wb") as file:
            file.truncate(2**30)
    assert not keep("anna", folder, shelf).problem
    with (folder / LOCK).open("wb") as file:
        file.truncate(2**30)
    assert "katas/threads/lock.py has more than 256 KB" in keep("anna", folder, shelf).problem


def test_katas_are_found_at_the_top_or_below_or_are_the_folder_itself(tmp_path, shelf):
    deep = keep("a", handed_in(tmp_path / "1", {f"my/answers/{LOCK}": "x", "z/z/z/katas/threads/lock.py": "y"}), shelf)
    bare = keep("b", handed_in(tmp_path / "2", {"threads/lock.py": "x"}), shelf)
    assert deep.hash == bare.hash and deep.hash, (deep, bare)
    two = keep("c", handed_in(tmp_path / "3", {f"one/{LOCK}": "x", f"two/{LOCK}": "y"}), shelf)
    assert "2 katas folders: one/katas, two/katas" in two.problem, two
    none = keep("d", handed_in(tmp_path / "4", {"homework.py": "x"}), shelf)
    assert "no katas folder" in none.problem, none


def test_students_are_folders_and_zips(tmp_path, zipped):
    room = handed_in(tmp_path, {LOCK: ""}).parent
    for name in (".git", "__MACOSX"):
        (room / name).mkdir()
    (room / "list.csv").write_text("anna")
    zipped({LOCK: ""}).rename(room / "Ben Ö.ZIP")
    assert list(found(room)) == ["Ben Ö", "anna"]
    (room / "anna.zip").write_bytes((room / "Ben Ö.ZIP").read_bytes())
    with pytest.raises(ClassError, match=r"anna handed in twice: anna and anna\.zip"):
        found(room)


def test_a_class_without_submissions_is_named(tmp_path):
    with pytest.raises(ClassError, match="holds no submission"):
        found(tmp_path)
    with pytest.raises(ClassError, match="is no folder"):
        found(tmp_path / "nowhere")


def test_a_kept_submission_that_was_changed_is_not_graded(tmp_path, shelf):
    digest = keep("anna", handed_in(tmp_path, {LOCK: "x"}), shelf).hash
    folder = fetch(shelf, digest)
    assert digest_of(folder) == digest
    (folder / LOCK).write_text("y")
    with pytest.raises(ClassError, match="DOJO_SUBMISSIONS"):
        fetch(shelf, digest)
    assert keep("anna", tmp_path / "class/anna", shelf).hash == digest
    assert fetch(shelf, digest), "handing in again mends what is kept"
