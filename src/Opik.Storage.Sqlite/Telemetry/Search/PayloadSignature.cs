using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Which three-character pieces (trigrams) occur in the payloads of one row, as a bit set of hashes: the signature file
/// of Faloutsos and Christodoulakis (1984). A row that contains a text has all bits of the text's trigrams set; the
/// reverse is checked against the payload. Input, output and metadata are hashed apart; single values of the metadata
/// are hashed once more with their path (<see cref="AttributeHashes"/>).
/// </summary>
internal sealed class PayloadSignature
{
    /// <summary>Bits of the smallest signature.</summary>
    public const int MinWidth = 512;

    /// <summary>Bits of the largest signature: rows with more different trigrams than that are nearly always candidates.</summary>
    public const int MaxWidth = 64 * 1024;

    // Between a quarter and half of the bits are set: with fewer the index grows, with more short needles stop narrowing.
    private const double BitsPerTrigram = 1.5;

    [ThreadStatic]
    private static ulong[]? scratch;

    private readonly ulong[] _words;

    private PayloadSignature(ulong[] words) => _words = words;

    /// <summary>Number of bits, a power of two.</summary>
    public int Width => _words.Length * 64;

    /// <summary>The bits, 64 a word.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    /// <summary>The signature of the payloads of a row.</summary>
    public static PayloadSignature Compute(JsonText? input, JsonText? output, JsonText? metadata)
    {
        // A short text needs few bits to count its trigrams: clearing and folding them all would cost as much as hashing.
        var characters = Length(input) + Length(output) + Length(metadata);
        var counted = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(characters * 4L, MinWidth, MaxWidth));
        var bits = (scratch ??= new ulong[MaxWidth / 64]).AsSpan(0, counted / 64);
        bits.Clear();
        Add(bits, input, PayloadParts.Input);
        Add(bits, output, PayloadParts.Output);
        Add(bits, metadata, PayloadParts.Metadata);
        if (metadata is { IsEmpty: false } attributes)
            AttributeHashes.Add(bits, attributes);
        var count = 0;
        foreach (var word in bits)
            count += BitOperations.PopCount(word);
        var width = Math.Clamp((int)BitOperations.RoundUpToPowerOf2((uint)(count * BitsPerTrigram)), MinWidth, counted);
        return new PayloadSignature(Fold(bits, width / 64));
    }

    /// <summary>Whether the bit of a hash is set.</summary>
    public bool Has(uint hash)
    {
        var bit = hash & (uint)(Width - 1);
        return (_words[bit >> 6] & (1UL << (int)(bit & 63))) != 0;
    }

    /// <summary>
    /// The hashes of a needle in one payload; empty when it is too short (below three characters) or has none that can
    /// be indexed.
    /// </summary>
    public static uint[] Hashes(string needle, PayloadParts part)
    {
        var hashes = new HashSet<uint>();
        var salt = Salt(part);
        Trigrams(needle, salt, hash => hashes.Add(hash));
        return [.. hashes];
    }

    private static long Length(JsonText? text) => text is { } json ? json.Utf8.Length : 0;

    private static void Add(Span<ulong> bits, JsonText? text, PayloadParts part)
    {
        if (text is not { IsEmpty: false } json)
            return;
        var utf8 = json.Utf8.Span;
        if (Ascii.IsValid(utf8))
            AddAscii(bits, utf8, Salt(part));
        else
            AddUnicode(bits, utf8, Salt(part));
    }

    private static void AddAscii(Span<ulong> bits, ReadOnlySpan<byte> text, uint salt)
    {
        if (text.Length < 3)
            return;
        // The text is ASCII and the mask is the length less one: neither index can leave its table.
        ref var fold = ref MemoryMarshal.GetReference(TextFolding.AsciiTable);
        ref var words = ref MemoryMarshal.GetReference(bits);
        var mask = (uint)bits.Length - 1;
        var trigram = (uint)((Unsafe.Add(ref fold, (nint)text[0]) << 8) | Unsafe.Add(ref fold, (nint)text[1]));
        foreach (var character in text[2..])
        {
            trigram = ((trigram << 8) | Unsafe.Add(ref fold, (nint)character)) & 0xFFFFFF;
            var hash = TrigramHash.OfAscii(trigram, salt);
            Unsafe.Add(ref words, (hash >> 6) & mask) |= 1UL << (int)hash;
        }
    }

    private static void AddUnicode(Span<ulong> bits, ReadOnlySpan<byte> utf8, uint salt)
    {
        var buffer = ArrayPool<char>.Shared.Rent(utf8.Length);
        var chars = buffer.AsSpan(0, Encoding.UTF8.GetChars(utf8, buffer));
        ulong window = 0;
        var valid = 0;
        foreach (var character in chars)
        {
            if (char.IsSurrogate(character))
            {
                valid = 0;
                continue;
            }

            window = (window << 16 | TextFolding.Fold(character)) & 0xFFFF_FFFF_FFFF;
            if (++valid < 3)
                continue;
            var hash = TrigramHash.Of(window, salt);
            bits[(int)(hash >> 6) & (bits.Length - 1)] |= 1UL << (int)hash;
        }

        ArrayPool<char>.Shared.Return(buffer);
    }

    private static void Trigrams(string text, uint salt, Action<uint> found)
    {
        ulong window = 0;
        var valid = 0;
        foreach (var character in text)
        {
            // A needle may hold a line break where the stored JSON has the escape \n: pieces across it prove nothing.
            if (char.IsSurrogate(character) || character is '"' or '\\' or '/' || char.IsControl(character))
            {
                valid = 0;
                continue;
            }

            window = (window << 16 | TextFolding.Fold(character)) & 0xFFFF_FFFF_FFFF;
            if (++valid >= 3)
                found(TrigramHash.Of(window, salt));
        }
    }

    // A power-of-two width lets a wide bit set be folded onto a narrow one: the low bits of a hash choose the bit in both.
    private static ulong[] Fold(ReadOnlySpan<ulong> bits, int words)
    {
        var folded = new ulong[words];
        for (var i = 0; i < bits.Length; i++)
            folded[i & (words - 1)] |= bits[i];
        return folded;
    }

    // Any two different values: the same trigram in input and output must set different bits.
    private static uint Salt(PayloadParts part) => (uint)part << 25;
}
