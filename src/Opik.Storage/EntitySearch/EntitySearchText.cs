namespace Opik.Storage;

/// <summary>What is searched for, read once: any text is a part of a name, and one of hexadecimal digits also (the beginning of) an id.</summary>
public sealed record EntitySearchText
{
    // Fewer digits than these would be a range of ids of hours.
    private const int FewestDigits = 6;
    private const int IdDigits = 32;

    /// <summary>Reads a text; hyphens in ids do not count.</summary>
    public EntitySearchText(string text)
    {
        Text = text.Trim();
        Span<char> digits = stackalloc char[IdDigits + 1];
        var count = 0;
        foreach (var each in Text)
        {
            if (each == '-')
                continue;
            if (!char.IsAsciiHexDigit(each) || count == IdDigits)
                return;
            digits[count++] = each;
        }

        if (count < FewestDigits)
            return;
        digits[count..IdDigits].Fill('0');
        First = Guid.ParseExact(digits[..IdDigits], "N");
        digits[count..IdDigits].Fill('f');
        Last = Guid.ParseExact(digits[..IdDigits], "N");
    }

    /// <summary>The text, trimmed.</summary>
    public string Text { get; }

    /// <summary>The first id that begins so; null when the text is no beginning of an id.</summary>
    public Guid? First { get; }

    /// <summary>The last id that begins so.</summary>
    public Guid? Last { get; }

    /// <summary>Whether the text is one whole id.</summary>
    public bool IsWholeId => First is not null && First == Last;
}
