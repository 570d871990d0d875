using System.Runtime.CompilerServices;

namespace Opik.Storage.Sqlite;

/// <summary>Collects plain text up to the length of a preview, with runs of white space as one blank.</summary>
internal struct PreviewText : IPreviewText
{
    /// <summary>Longest preview, in UTF-16 units.</summary>
    public const int MaxLength = TextLength.Stored;

    private Characters _characters;
    private int _length;
    private bool _blank;

    // A text is far shorter than this; beyond it a payload is a document and its beginning tells enough.
    public static int LongestText => 4 * MaxLength;

    // Twice the length of a preview is enough unless the text is mostly white space.
    public static int DecodedBytes => 2 * MaxLength;

    public readonly bool IsEmpty => _length == 0;

    public bool IsFull { get; private set; }

    /// <summary>Adds text; what does not fit is left out.</summary>
    public void Append(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length && !IsFull; i++)
        {
            if (char.IsWhiteSpace(text[i]) || char.IsControl(text[i]))
            {
                Break();
                continue;
            }

            // Both halves of a surrogate pair, or neither.
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            IsFull = _length + (_blank ? 1 : 0) + (pair ? 2 : 1) > MaxLength;
            if (IsFull)
                return;
            if (_blank)
                _characters[_length++] = ' ';
            _blank = false;
            _characters[_length++] = text[i];
            if (pair)
                _characters[_length++] = text[++i];
        }
    }

    /// <summary>Begins a new piece of text, a blank away from the one before.</summary>
    public void Break() => _blank = _length > 0;

    /// <inheritdoc />
    public override readonly string ToString() => new(((ReadOnlySpan<char>)_characters)[.._length]);

    [InlineArray(MaxLength)]
    private struct Characters
    {
        private char _first;
    }
}
