using System.Text;
using Opik.Contracts.PythonRules;

namespace Opik.Querying;

/// <summary>The text of a query and a place in it.</summary>
internal sealed class QueryScanner(string text)
{
    public int Position { get; private set; }

    public bool IsAtEnd => Position >= text.Length;

    /// <summary>What has not been read yet.</summary>
    public string Rest => text[Position..];

    public bool IsAt(char c) => Position < text.Length && text[Position] == c;

    public void SkipWhiteSpace() => ReadWhile(rune => rune.IsBmp && PythonText.IsWhiteSpace((char)rune.Value));

    /// <summary>Steps over a character if it is there.</summary>
    public bool TryRead(char c)
    {
        if (!IsAt(c))
            return false;
        Position++;
        return true;
    }

    /// <summary>Letters, numeric characters and underscores; may be empty.</summary>
    public string ReadName() => ReadWhile(rune => PythonText.IsAlphanumeric(rune) || rune.Value == '_');

    /// <summary>Letters only; may be empty.</summary>
    public string ReadLetters() => ReadWhile(PythonText.IsLetter);

    /// <summary>Digits; may be empty.</summary>
    public string ReadDigits() => ReadWhile(PythonText.IsDigit);

    /// <summary>All up to white space; may be empty.</summary>
    public string ReadWord() => ReadWhile(rune => !(rune.IsBmp && PythonText.IsWhiteSpace((char)rune.Value)));

    /// <summary>A text in quotes, in which a doubled quote stands for one; a backslash means nothing.</summary>
    /// <exception cref="OpikQueryException">It is not closed.</exception>
    public string ReadQuoted(char quote, string what)
    {
        var start = Position++;
        var value = new StringBuilder();
        while (!IsAtEnd)
        {
            var c = text[Position++];
            if (c != quote)
                value.Append(c);
            else if (TryRead(quote))
                value.Append(quote);
            else
                return value.ToString();
        }

        throw new OpikQueryException($"The {what} has no closing {quote}", start);
    }

    private string ReadWhile(Func<Rune, bool> belongs)
    {
        var start = Position;
        while (Position < text.Length && belongs(PythonText.At(text, Position, out var length)))
            Position += length;
        return text[start..Position];
    }
}
