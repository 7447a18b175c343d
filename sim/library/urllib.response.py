"""What a fetch gives when it is not an HTTP answer."""

import io


class addinfourl(io.BytesIO):
    def __init__(self, data, headers, url, code=None):
        super().__init__(data)
        self.headers = headers
        self.url = url
        self.code = self.status = code

    def info(self):
        return self.headers

    def geturl(self):
        return self.url

    def getcode(self):
        return self.code
