using Opik.Contracts.PythonRules;

namespace Opik.Evaluation.Tokenizing;

/// <summary>Pieces of a text between runs of white space, without copies, as Python's <c>split()</c> has them.</summary>
internal ref struct Blanks(string text)
{
    private readonly string _text = text;
    private int _position;

    public ReadOnlySpan<char> Current { get; private set; }

    public readonly Blanks GetEnumerator() => this;

    public bool MoveNext()
    {
        while (_position < _text.Length && PythonText.IsWhiteSpace(_text[_position]))
            _position++;
        var start = _position;
        while (_position < _text.Length && !PythonText.IsWhiteSpace(_text[_position]))
            _position++;
        Current = _text.AsSpan(start, _position - start);
        return _position > start;
    }
}
