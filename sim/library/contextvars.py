"""Variables with a value for each context: each thread and each asyncio task has its own (PEP 567)."""

from _contextvars import Context, ContextVar, Token, copy_context

__all__ = ('Context', 'ContextVar', 'Token', 'copy_context')
