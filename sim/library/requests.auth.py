"""Who asks."""

import binascii


class AuthBase:
    def __call__(self, request):
        raise NotImplementedError('Auth hooks must be callable.')


class HTTPBasicAuth(AuthBase):
    def __init__(self, username, password):
        self.username = username
        self.password = password

    def __call__(self, request):
        pair = f'{self.username}:{self.password}'.encode('latin1')
        request.headers['Authorization'] = 'Basic ' + binascii.b2a_base64(pair, newline=False).decode()
        return request
