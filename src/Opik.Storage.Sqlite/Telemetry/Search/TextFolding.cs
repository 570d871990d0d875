namespace Opik.Storage.Sqlite;

/// <summary>
/// Folds characters so that two texts that are equal without regard to case fold to the same characters, as
/// <see cref="StringComparison.OrdinalIgnoreCase"/> sees it.
/// </summary>
internal static class TextFolding
{
    private static readonly byte[] Ascii = [.. Enumerable.Range(0, 128).Select(static code => (byte)Fold((char)code))];

    /// <summary>The folded form of each ASCII character.</summary>
    public static ReadOnlySpan<byte> AsciiTable => Ascii;

    /// <summary>The upper-case form of a UTF-16 unit that is not a surrogate.</summary>
    public static ushort Fold(char character) =>
        character < 128
            ? (ushort)((uint)(character - 'a') <= 'z' - 'a' ? character - 32 : character)
            : char.ToUpperInvariant(character);
}
