# Forks in one order for all: no deadlock.
import multiprocessing as mp


def dine(i, forks, meals):
    first, second = sorted((i, (i + 1) % len(forks)))
    for _ in range(3):
        with forks[first], forks[second]:
            with meals.get_lock():
                meals[i] += 1


if __name__ == '__main__':
    forks = [mp.Lock() for _ in range(4)]
    meals = mp.Array('i', 4)
    ps = [mp.Process(target=dine, args=(i, forks, meals)) for i in range(4)]
    for p in ps:
        p.start()
    for p in ps:
        p.join()
    print(list(meals))

# expect: [3, 3, 3, 3]
