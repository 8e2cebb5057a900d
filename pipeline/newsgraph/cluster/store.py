"""Where shards are kept: a folder, or anything that fsspec reaches (`s3://bucket/folder`, `gs://`, `hdfs://` ...)."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol

from newsgraph.errors import SetupError


class Store(Protocol):
    """Files by name, each written as one. All methods raise SetupError where the place cannot be reached."""

    where: str
    """The place as another machine opens it."""

    def names(self) -> set[str]: ...
    def read(self, name: str) -> bytes | None:
        """None where there is no such file."""

    def write(self, name: str, content: bytes) -> None: ...
    def remove(self, name: str) -> None: ...


def open_store(where: str | Path) -> Store:
    """The store at a path or an address (`scheme://...`), which is made when something is written there. Raises SetupError."""
    return _Remote(str(where)) if "://" in str(where) else _Folder(Path(where))


class _Folder:
    def __init__(self, folder: Path) -> None:
        self._folder = folder.absolute()
        self.where = str(self._folder)

    def names(self) -> set[str]:
        with _told(self.where):
            return {path.name for path in self._folder.iterdir()} if self._folder.exists() else set()

    def read(self, name: str) -> bytes | None:
        with _told(self.where):
            try:
                return (self._folder / name).read_bytes()
            except FileNotFoundError:
                return None

    def write(self, name: str, content: bytes) -> None:
        draft = self._folder / f".{name}.{uuid.uuid4().hex}"  # two workers may write the same shard
        with _told(self.where):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                draft.write_bytes(content)
                draft.replace(self._folder / name)
            finally:
                draft.unlink(missing_ok=True)

    def remove(self, name: str) -> None:
        with _told(self.where):
            (self._folder / name).unlink(missing_ok=True)


class _Remote:
    """A file is put whole, as object stores do; where a file system does not, the checksum in it tells."""

    def __init__(self, address: str) -> None:
        self.where = address.rstrip("/")
        try:
            from fsspec.core import url_to_fs  # noqa: PLC0415  (an extra)
        except ImportError as error:
            raise SetupError(f"{address}: needs fsspec: pip install 'newsgraph[cluster]'") from error
        with _told(self.where):
            found: tuple[Any, str] = url_to_fs(self.where)
            self._files, self._root = found

    def names(self) -> set[str]:
        with _told(self.where), suppress(FileNotFoundError):
            self._files.invalidate_cache()
            return {path.rpartition("/")[2] for path in self._files.ls(self._root, detail=False)}
        return set()

    def read(self, name: str) -> bytes | None:
        with _told(self.where):
            try:
                content: bytes = self._files.cat_file(f"{self._root}/{name}")
            except FileNotFoundError:
                return None
            return content

    def write(self, name: str, content: bytes) -> None:
        with _told(self.where):
            self._files.makedirs(self._root, exist_ok=True)
            self._files.pipe_file(f"{self._root}/{name}", content)

    def remove(self, name: str) -> None:
        with _told(self.where), suppress(FileNotFoundError):
            self._files.rm_file(f"{self._root}/{name}")


@contextmanager
def _told(where: str) -> Iterator[None]:
    """What a file system raises, as one line that names the place. A missing file passes."""
    try:
        yield
    except FileNotFoundError:
        raise
    except ImportError as error:  # fsspec says which package brings the scheme
        raise SetupError(f"{where}: {error}") from error
    except Exception as error:
        raise SetupError(f"{where}: cannot be read or written: {' '.join(str(error).split())[:200]}") from error
