"""Configuration of loggers from a dictionary or a file."""

import logging
import logging.handlers


def _found(name):
    """The object a dotted name stands for."""
    if not isinstance(name, str):
        return name
    parts = name.split('.')
    found = __import__(parts[0])
    used = parts[0]
    for part in parts[1:]:
        used += '.' + part
        if not hasattr(found, part):
            __import__(used)
        found = getattr(found, part)
    return found


def _resolve(name):
    try:
        return _found(name)
    except ImportError as error:
        raise ValueError(f'Cannot resolve {name!r}: {error}') from error


def _value(value, config):
    if isinstance(value, str):
        if value.startswith('ext://'):
            return _resolve(value[6:])
        if value.startswith('cfg://'):
            found = config
            for part in value[6:].replace('[', '.').replace(']', '').split('.'):
                found = found[int(part)] if isinstance(found, (list, tuple)) else found[part]
            return found
    return value


class _Configurator:
    def __init__(self, config):
        self.config = config
        self.formatters = {}
        self.filters = {}
        self.handlers = {}

    def made(self, description, default, exclude=()):
        description = {key: _value(value, self.config) for key, value in description.items()}
        properties = description.pop('.', None)
        factory = description.pop('()', default)
        if isinstance(factory, str):
            factory = _resolve(factory)
        result = factory(**{key: value for key, value in description.items() if key not in exclude})
        for key, value in (properties or {}).items():
            setattr(result, key, value)
        return result

    def formatter(self, description):
        if '()' in description:
            try:
                return self.made(description, None)
            except TypeError as error:
                if "'format'" not in str(error):
                    raise
            # The name of the argument of logging.Formatter.
            return self.made({'fmt' if key == 'format' else key: value for key, value in description.items()}, None)
        cls = _resolve(description.get('class', logging.Formatter))
        options = {}
        if 'validate' in description:
            options['validate'] = description['validate']
        if 'defaults' in description:
            options['defaults'] = description['defaults']
        return cls(description.get('format'), description.get('datefmt'), description.get('style', '%'), **options)

    def filter(self, description):
        if '()' in description:
            return self.made(description, None)
        return logging.Filter(description.get('name', ''))

    def handler(self, description):
        description = dict(description)
        formatter = description.pop('formatter', None)
        level = description.pop('level', None)
        filters = description.pop('filters', ())
        if '()' in description:
            handler = self.made(description, None)
        else:
            cls = _resolve(description.pop('class'))
            if issubclass(cls, logging.handlers.MemoryHandler) and 'target' in description:
                description['target'] = self.handlers[description['target']]
            if issubclass(cls, logging.handlers.QueueHandler) and 'queue' in description:
                description['queue'] = _value(description['queue'], self.config)
            handler = self.made(description, cls)
        if formatter:
            try:
                handler.setFormatter(self.formatters[formatter])
            except KeyError as error:
                raise ValueError(f'Unable to set formatter {formatter!r}') from error
        if level is not None:
            handler.setLevel(level)
        self.add_filters(handler, filters)
        return handler

    def add_filters(self, target, filters):
        for name in filters:
            try:
                target.addFilter(self.filters[name] if isinstance(name, str) else name)
            except KeyError as error:
                raise ValueError(f'Unable to add filter {name!r}') from error

    def configure_logger(self, logger, description, is_root=False):
        level = description.get('level')
        if level is not None:
            logger.setLevel(level)
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in description.get('handlers', ()):
            try:
                logger.addHandler(self.handlers[name])
            except KeyError as error:
                raise ValueError(f'Unable to add handler {name!r}') from error
        self.add_filters(logger, description.get('filters', ()))
        if not is_root and description.get('propagate') is not None:
            logger.propagate = description['propagate']

    def each(self, section, make, what):
        made = {}
        setattr(self, section, made)
        waiting = []
        for name, description in self.config.get(section, {}).items():
            try:
                made[name] = make(description)
            except KeyError:
                waiting.append((name, description))
                continue
            except Exception as error:
                raise ValueError(f'Unable to configure {what} {name!r}') from error
            if section == 'handlers':
                made[name].name = name
        for name, description in waiting:
            try:
                made[name] = make(description)
            except Exception as error:
                raise ValueError(f'Unable to configure {what} {name!r}') from error

    def configure(self):
        config = self.config
        if 'version' not in config:
            raise ValueError("dictionary doesn't specify a version")
        if config['version'] != 1:
            raise ValueError(f"Unsupported version: {config['version']}")
        if config.get('incremental', False):
            for name, description in config.get('handlers', {}).items():
                if 'level' in description:
                    logging._handlers[name].setLevel(description['level'])
            for name, description in config.get('loggers', {}).items():
                if 'level' in description:
                    logging.getLogger(name).setLevel(description['level'])
            if 'level' in config.get('root', {}):
                logging.root.setLevel(config['root']['level'])
            return
        loggers = config.get('loggers', {})
        existing = [name for name, logger in logging.root.manager.loggerDict.items()
                    if isinstance(logger, logging.Logger)]
        self.each('formatters', self.formatter, 'formatter')
        self.each('filters', self.filter, 'filter')
        self.each('handlers', self.handler, 'handler')
        for name, description in loggers.items():
            logger = logging.getLogger(name)
            logger.propagate = True
            logger.disabled = False
            try:
                self.configure_logger(logger, description)
            except Exception as error:
                raise ValueError(f'Unable to configure logger {name!r}') from error
        if config.get('disable_existing_loggers', True):
            for name in existing:
                if name not in loggers and not any([name.startswith(other + '.') for other in loggers]):
                    logging.getLogger(name).disabled = True
        if 'root' in config:
            try:
                self.configure_logger(logging.root, config['root'], True)
            except Exception as error:
                raise ValueError('Unable to configure root logger') from error


def dictConfig(config):
    _Configurator(config).configure()


# --- from a file -------------------------------------------------------------------------------------------------
def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    import configparser
    if isinstance(fname, configparser.RawConfigParser):
        parser = fname
    else:
        parser = configparser.ConfigParser(defaults)
        if hasattr(fname, 'readline'):
            parser.read_file(fname)
        else:
            parser.read(fname, encoding=encoding)
    formatters = {name: _file_formatter(parser[f'formatter_{name}']) for name in _names(parser['formatters']['keys'])}
    handlers = _file_handlers(parser, formatters)
    _file_loggers(parser, handlers, disable_existing_loggers)


def _names(text):
    return [name.strip() for name in text.split(',') if name.strip()]


def _named(text):
    """What a class's name or an expression of the file stands for: in the words of the module logging."""
    import os
    import sys
    return eval(text, {**vars(logging), 'logging': logging, 'handlers': logging.handlers, 'os': os, 'sys': sys})


def _file_class(name):
    try:
        return _named(name)
    except (AttributeError, NameError):
        return _resolve(name)


def _file_formatter(section):
    form = section.get('format', raw=True, fallback=None)
    dates = section.get('datefmt', raw=True, fallback=None)
    style = section.get('style', raw=True, fallback='%')
    cls = section.get('class')
    return (_resolve(cls) if cls else logging.Formatter)(form, dates, style)


def _file_handlers(parser, formatters):
    handlers, targets = {}, {}
    for name in _names(parser['handlers']['keys']):
        section = parser[f'handler_{name}']
        cls = _file_class(section['class'])
        handler = cls(*_named(section.get('args', '()')), **_named(section.get('kwargs', '{}')))
        handler.name = name
        if 'level' in section:
            handler.setLevel(section['level'])
        if section.get('formatter', ''):
            handler.setFormatter(formatters[section['formatter']])
        if issubclass(cls, logging.handlers.MemoryHandler) and section.get('target', ''):
            targets[handler] = section['target']
        handlers[name] = handler
    for handler, target in targets.items():
        handler.setTarget(handlers[target])
    return handlers


def _file_loggers(parser, handlers, disable_existing):
    names = _names(parser['loggers']['keys'])
    names.remove('root')

    def fill(logger, section):
        if 'level' in section:
            logger.setLevel(section['level'])
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        for name in _names(section.get('handlers', '')):
            logger.addHandler(handlers[name])

    fill(logging.root, parser['logger_root'])
    existing = [name for name, logger in logging.root.manager.loggerDict.items() if isinstance(logger, logging.Logger)]
    kept = []
    for name in names:
        section = parser[f'logger_{name}']
        logger = logging.getLogger(section['qualname'])
        kept.append(logger.name)
        fill(logger, section)
        logger.propagate = section.getint('propagate', fallback=1)
        logger.disabled = False
    for name in existing:
        if name not in kept and not any([name.startswith(one + '.') for one in kept]):
            logging.getLogger(name).disabled = disable_existing
