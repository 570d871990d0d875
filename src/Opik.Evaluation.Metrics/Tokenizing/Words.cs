using System.Text;
using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Tokenizing;

/// <summary>
/// Words of a text, without copies: runs of letters, numeric characters and <c>_</c> of any script, as Python's <c>\w+</c>
/// has them. Combining marks end a word.
/// </summary>
internal ref struct Words(string text)
{
    private readonly string _text = text;
    private int _position;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly Words GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_position < _text.Length && !IsPart(_position, out var length))
            _position += length;
        var start = _position;
        while (_position < _text.Length && IsPart(_position, out var length))
            _position += length;
        Current = _text.AsSpan(start, _position - start);
        return _position > start;
    }

    private readonly bool IsPart(int position, out int length)
    {
        var c = _text[position];
        length = 1;
        if (c < 0x80)
            return char.IsAsciiLetterOrDigit(c) || c == '_';
        var rune = PythonText.At(_text, position, out length);
        return PythonText.IsAlphanumeric(rune);
    }
}
