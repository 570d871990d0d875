using System.Text;

namespace Opik.Server.Hosting.Bodies;

/// <summary>
/// Gives the same string object for the same short UTF-8 text while it stays in a table of fixed size: batches repeat
/// project, model and usage names a thousand times. Safe for concurrent use; a lost race only costs a string.
/// </summary>
internal static class Utf8Interner
{
    private const int Slots = 1024;
    private const int MaxLength = 64;
    private static readonly Entry?[] Table = new Entry?[Slots];

    /// <summary>The text as a string.</summary>
    public static string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > MaxLength)
            return Encoding.UTF8.GetString(utf8);
        if (utf8.IsEmpty)
            return string.Empty;
        var hash = default(HashCode);
        hash.AddBytes(utf8);
        ref var slot = ref Table[hash.ToHashCode() & (Slots - 1)];
        if (slot is { } known && utf8.SequenceEqual(known.Utf8))
            return known.Text;
        var text = Encoding.UTF8.GetString(utf8);
        slot = new Entry(utf8.ToArray(), text);
        return text;
    }

    private sealed record Entry(byte[] Utf8, string Text);
}
