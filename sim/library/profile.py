"""How long calls take, in virtual time: here the same as cProfile."""

from cProfile import Profile, run, runctx

__all__ = ['run', 'runctx', 'Profile']
