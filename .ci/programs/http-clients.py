# Requests as tasks, cut short by a time limit; and what a request of requests carries.
import asyncio

import aiohttp
import requests


async def main():
    async with aiohttp.ClientSession() as session:
        tasks = [asyncio.create_task(session.get(f'http://example.com/{number}')) for number in range(3)]
        print([response.status for response in await asyncio.gather(*tasks)])
        try:
            async with asyncio.timeout(0.001):
                await session.get('http://example.com')
        except TimeoutError:
            print('too late')


asyncio.run(main())
print(repr(requests.post('http://example.com', data={'name': 'Ö'}).request.body))
print(requests.post('http://example.com', json={'a': 1}).request.body)
