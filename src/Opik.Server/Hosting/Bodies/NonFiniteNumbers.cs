namespace Opik.Server.Hosting.Bodies;

/// <summary>
/// Python writes <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c> as bare words, which is not JSON. They become strings of
/// the same spelling, so that the rest of the document survives: <c>{"score": NaN}</c> → <c>{"score": "NaN"}</c>.
/// </summary>
internal static class NonFiniteNumbers
{
    private static readonly byte[][] Words = ["NaN"u8.ToArray(), "Infinity"u8.ToArray(), "-Infinity"u8.ToArray()];

    /// <summary>False when there is no such word outside strings.</summary>
    public static bool TryQuote(ReadOnlySpan<byte> utf8, out byte[] quoted)
    {
        var result = new List<byte>(utf8.Length + 64);
        var found = false;
        var insideString = false;
        for (var i = 0; i < utf8.Length; i++)
        {
            var character = utf8[i];
            if (insideString)
            {
                result.Add(character);
                if (character == '\\' && i + 1 < utf8.Length)
                    result.Add(utf8[++i]);
                else if (character == '"')
                    insideString = false;
                continue;
            }

            if (WordAt(utf8[i..]) is { } word)
            {
                found = true;
                result.Add((byte)'"');
                result.AddRange(word);
                result.Add((byte)'"');
                i += word.Length - 1;
                continue;
            }

            insideString = character == '"';
            result.Add(character);
        }

        quoted = found ? [.. result] : [];
        return found;
    }

    private static byte[]? WordAt(ReadOnlySpan<byte> text)
    {
        if (text[0] is not ((byte)'N' or (byte)'I' or (byte)'-'))
            return null;
        foreach (var word in Words)
        {
            if (text.StartsWith(word))
                return word;
        }

        return null;
    }
}
