using System.Text;

namespace Opik.Storage.Sqlite;

/// <summary>As <see cref="PreviewText"/>, up to <see cref="TextLength.Most"/>, when a list is read: only the pages that ask for it pay.</summary>
internal struct LongPreviewText : IPreviewText
{
    private StringBuilder? _text;
    private bool _blank;

    public static int LongestText => 4 * TextLength.Most;

    // Four bytes are the longest character.
    public static int DecodedBytes => LongestText;

    public readonly bool IsEmpty => _text is null;

    public bool IsFull { get; private set; }

    public void Append(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (IsFull)
                return;
            if (char.IsWhiteSpace(character) || char.IsControl(character))
            {
                Break();
                continue;
            }

            _text ??= new StringBuilder();
            if (_blank)
                _text.Append(' ');
            _blank = false;
            _text.Append(character);
            IsFull = _text.Length >= TextLength.Most;
        }
    }

    public void Break() => _blank = _text is not null;

    /// <inheritdoc />
    public override readonly string ToString() => _text?.ToString() ?? string.Empty;
}
