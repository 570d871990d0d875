using System.Text;
using System.Text.Json;
using Opik.Contracts;

namespace Opik.Storage.Sqlite;

/// <summary>
/// Hashes of the single values in metadata together with their path, so that <c>metadata.customer = "c-42"</c> finds its
/// rows where the trigrams of a short value would find too many. Paths are names joined by dots without places in
/// lists; values are folded like text, and numbers have no trailing zeros.
/// </summary>
internal static class AttributeHashes
{
    // With one bit in three set, each hash leaves a third of the rows that do not have the value.
    private const int HashesPerValue = 6;
    private const int MaxDepth = 1024;
    private const ulong Prime = 0x100000001B3;
    private const ulong Seed = 0xCBF29CE484222325;

    /// <summary>The hashes of one value.</summary>
    public static uint[] Of(string path, string value)
    {
        var hash = OfValue(OfName(Seed, path), JsonPath.TrimNumber(value));
        var hashes = new uint[HashesPerValue];
        for (var i = 0; i < HashesPerValue; i++)
            hashes[i] = Nth(hash, i);
        return hashes;
    }

    /// <summary>Sets the bits of every value in <paramref name="metadata"/>; the number of bits is a power of two.</summary>
    public static void Add(Span<ulong> bits, JsonText metadata)
    {
        var reader = new Utf8JsonReader(metadata.Utf8.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        var parents = new Stack<ulong>();
        var path = Seed;
        try
        {
            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.StartObject:
                        parents.Push(path);
                        break;
                    case JsonTokenType.EndObject:
                        path = parents.Pop();
                        break;
                    case JsonTokenType.PropertyName:
                        // The name stands for what follows, up to the next name of the same object.
                        path = OfProperty(ref reader, parents.Peek());
                        break;
                    case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                        Set(bits, OfToken(ref reader, path));
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // Deeper than conditions look.
        }
    }

    private static ulong OfProperty(ref Utf8JsonReader reader, ulong parent)
    {
        var path = parent == Seed ? parent : Step(parent, '.');
        if (reader.ValueIsEscaped || !Ascii.IsValid(reader.ValueSpan))
            return OfName(path, Text(ref reader));
        foreach (var character in reader.ValueSpan)
            path = Step(path, character);
        return path;
    }

    private static ulong OfToken(ref Utf8JsonReader reader, ulong path)
    {
        var utf8 = reader.ValueSpan;
        if (reader.ValueIsEscaped || !Ascii.IsValid(utf8))
            return OfValue(path, JsonPath.TrimNumber(Text(ref reader)));
        // Only such an end can have something to trim.
        if (utf8 is [.., (byte)'0' or (byte)'.'])
            return OfValue(path, JsonPath.TrimNumber(Encoding.ASCII.GetString(utf8)));
        var hash = Step(path, '\uFFFF');
        foreach (var character in utf8)
            hash = Step(hash, TextFolding.Fold((char)character));
        return hash;
    }

    private static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate: compared in its escaped form.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }
    }

    private static ulong OfName(ulong hash, string name)
    {
        foreach (var character in name)
            hash = Step(hash, character);
        return hash;
    }

    // No name has the character that parts it from the value.
    private static ulong OfValue(ulong path, string value)
    {
        var hash = Step(path, '\uFFFF');
        foreach (var character in value)
            hash = Step(hash, char.IsSurrogate(character) ? character : TextFolding.Fold(character));
        return hash;
    }

    private static ulong Step(ulong hash, ushort character) => (hash ^ character) * Prime;

    private static void Set(Span<ulong> bits, ulong hash)
    {
        for (var i = 0; i < HashesPerValue; i++)
        {
            var bit = Nth(hash, i) & (uint)((bits.Length * 64) - 1);
            bits[(int)(bit >> 6)] |= 1UL << (int)(bit & 63);
        }
    }

    // The finaliser of splitmix64: every bit of the input reaches the low bits of the result.
    private static uint Nth(ulong hash, int number)
    {
        var value = hash + ((ulong)number * 0x9E3779B97F4A7C15);
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return (uint)(value ^ (value >> 31));
    }
}
