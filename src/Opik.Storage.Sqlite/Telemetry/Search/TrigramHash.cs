using System.Runtime.CompilerServices;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Hashes of three consecutive characters, 16 bits. Almost all text is ASCII, and this runs for every character that is
/// ingested, so its trigrams take a path of one multiplication.
/// </summary>
internal static class TrigramHash
{
    /// <summary>A trigram of folded ASCII characters, 8 bits each, the first on top.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint OfAscii(uint trigram, uint salt) => ((trigram ^ salt) * 0x9E3779B1u) >> 16;

    /// <summary>A trigram of folded UTF-16 units, 16 bits each; equal to <see cref="OfAscii"/> where all are ASCII.</summary>
    public static uint Of(ulong trigram, uint salt)
    {
        if ((trigram & 0xFF80_FF80_FF80) == 0)
            return OfAscii((uint)(trigram >> 16 & 0xFF0000 | trigram >> 8 & 0xFF00 | trigram & 0xFF), salt);

        // The finaliser of splitmix64: every bit of the input reaches the result.
        var value = trigram + ((ulong)salt << 48);
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return (uint)((value ^ (value >> 31)) & 0xFFFF);
    }
}
