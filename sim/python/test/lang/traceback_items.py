# traceback.format_exception: one item for the message, whatever lines it has, and one for each line of the notes.
import traceback

error = ValueError('first line\nsecond line')
print(traceback.format_exception(error))
error.add_note('a note\nof two lines')
error.add_note('another')
print(traceback.format_exception_only(error))
# expect: ['ValueError: first line\nsecond line\n']
# expect: ['ValueError: first line\nsecond line\n', 'a note\n', 'of two lines\n', 'another\n']
